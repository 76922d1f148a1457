package chatlab.discussion;

import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.database.Database;
import chatlab.llm.Providers;
import chatlab.persona.PersonaLibrary;
import java.time.Clock;

/** This package put together: the turns, and the routes to them. */
public record Discussion(Turns turns, TurnRoutes turnRoutes, RunRoutes runRoutes) {

    /**
     * @param instance names this copy of the server
     */
    public static Discussion of(
            Database database,
            Conversations conversations,
            ConversationStore store,
            PersonaLibrary library,
            Providers providers,
            String instance,
            Clock clock) {
        Relevance relevance = new Relevance();
        TurnPlanner planner =
                new TurnPlanner(conversations, new Moderator(relevance), providers, clock);
        OfflineVoice offline = new OfflineVoice(relevance, new Guide(library, relevance));
        Speaking speaking = new Speaking(database, store, providers, offline, clock);
        Turns turns = new Turns(database, conversations, store, planner, speaking, instance, clock);
        return new Discussion(
                turns,
                new TurnRoutes(database, conversations, planner, turns),
                new RunRoutes(turns));
    }
}
