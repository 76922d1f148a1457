package chatlab.discussion;

import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.Once;
import chatlab.database.Database;
import chatlab.discussion.claim.Claims;
import chatlab.discussion.stance.Leanings;
import chatlab.http.Api;
import chatlab.llm.Llm;
import chatlab.persona.Personas;
import java.time.Clock;

/** This package put together: the turns, and the routes to them. */
public record Discussion(
        Turns turns,
        TurnRoutes turnRoutes,
        RunRoutes runRoutes,
        RevisionRoutes revisionRoutes,
        InspectorRoutes inspectorRoutes,
        PerspectiveRoutes perspectiveRoutes,
        Leanings leanings) {

    public void register(Api api) {
        turnRoutes.register(api);
        runRoutes.register(api);
        revisionRoutes.register(api);
        inspectorRoutes.register(api);
        perspectiveRoutes.register(api);
    }

    /**
     * @param instance names this copy of the server
     */
    public static Discussion of(
            Database database,
            Conversations conversations,
            ConversationStore store,
            Personas personas,
            Llm llm,
            String instance,
            Clock clock) {
        Relevance relevance = new Relevance();
        TurnPlanner planner =
                new TurnPlanner(conversations, new Moderator(relevance), llm.providers(), clock);
        OfflineVoice offline =
                new OfflineVoice(relevance, new Guide(personas.library(), relevance));
        Voices voices = new Voices(llm.providers(), offline);
        Minutes minutes = new Minutes(database, llm.answers(), clock);
        Claims claims = new Claims(personas.library().all());
        Speaking speaking =
                new Speaking(database, store, voices, claims, minutes, llm.budget(), clock);
        Turns turns =
                new Turns(
                        database,
                        conversations,
                        store,
                        planner,
                        new Facilitator(llm.answers()),
                        speaking,
                        llm.budget(),
                        instance,
                        clock);
        Revisions revisions = new Revisions(conversations, store, claims, clock);
        return new Discussion(
                turns,
                new TurnRoutes(database, turns, new Saying(database, conversations, store, clock)),
                new RunRoutes(turns),
                new RevisionRoutes(
                        database,
                        revisions,
                        new Fork(conversations, store),
                        new Once(database, conversations, clock)),
                new InspectorRoutes(database, revisions),
                new PerspectiveRoutes(
                        database,
                        new Perspectives(llm.answers(), llm.providers(), relevance),
                        personas),
                new Leanings(claims));
    }
}
