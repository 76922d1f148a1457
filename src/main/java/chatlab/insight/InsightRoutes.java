package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Conversations;
import chatlab.database.Database;
import chatlab.discussion.stance.Leanings;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.llm.Budget;
import chatlab.llm.Llm;
import org.jooq.DSLContext;

/** Who said how much, what came of it, and where everybody stands. */
public final class InsightRoutes {
    private static final String ONE = "/api/{user_id}/conversations/{conversation_id}";

    private final Database database;
    private final Conversations conversations;
    private final Summaries summaries;
    private final Leanings leanings;

    public InsightRoutes(
            Database database, Conversations conversations, Llm llm, Leanings leanings) {
        this.database = database;
        this.conversations = conversations;
        this.summaries = new Summaries(llm.answers(), llm.providers());
        this.leanings = leanings;
    }

    public void register(Api api) {
        api.get(ONE + "/participation", this::participation);
        api.get(ONE + "/summary", this::summary);
        api.post(ONE + "/summary", this::summary);
        api.get(ONE + "/stances", this::stances);
    }

    private void participation(Call call) {
        boolean course = call.query().path("course").asBoolean();
        call.json(
                database.read(
                        sql ->
                                course
                                        ? Participation.inCourse(sql, own(sql, call))
                                        : Participation.of(sql, own(sql, call))));
    }

    /** Of what has been said by now: both methods find the same while nothing new is said. */
    private void summary(Call call) {
        Talk talk = database.read(sql -> Talk.read(sql, own(sql, call)));
        var payer = new Budget.Payer(call.userId(), call.caller().anonymous());
        call.json(summaries.of(talk, payer, () -> call.takeSummary()));
    }

    private void stances(Call call) {
        Positions positions = database.read(sql -> Positions.read(sql, own(sql, call), leanings));
        call.json(positions.json());
    }

    private Conversation own(DSLContext sql, Call call) {
        return conversations.own(
                sql, call.userId(), call.pathId("conversation_id", "conversation"));
    }
}
