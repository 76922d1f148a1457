package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.FakeModel;
import chatlab.testing.ModelTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a reply ended and what it cost, as the API tells it. */
class FinishTest extends ModelTable {
    private static final String USAGE =
            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":200}}\n\n";

    FinishTest() {
        super("OPENAI_MODEL=gpt-4o-mini,unheard-of");
    }

    @Test
    void aReplyThatWasCutSaysSo() {
        assertEquals("length", ended("length", "Half a th").at("/message/finish_reason"));
        assertEquals("refused", ended("content_filter", "I would").at("/message/finish_reason"));
        assertEquals(List.of("length", "refused"), user.messages(table).each("finish_reason"));
    }

    @Test
    void aWholeOneSaysNothingOfIt() {
        Answer whole = ended("stop", "All of it.");
        assertTrue(whole.json().at("/message/finish_reason").isMissingNode(), whole.text());
    }

    @Test
    void aRefusalBeforeAWordIsAClearError() {
        var asked = user.postAsync(table + "/next", null);
        end(model.take().begin(), "content_filter");
        Answer refused = asked.join().expect(502);
        assertEquals("The AI provider declined to answer this.", refused.at("/detail/0/msg"));
        assertEquals(1, model.requests().size()); // it has answered, in its way
        assertEquals(List.of(), user.contents(table));
    }

    @Test
    void noReplyIsEndless() {
        var asked = user.postAsync(table + "/next", null);
        FakeModel.Call call = model.take().begin();
        for (int i = 0; i < 3; i++) call.delta("Word upon word. ".repeat(1_000)); // 48,000
        call.awaitHangUp();
        Answer cut = asked.join().expect(200);
        assertEquals("length", cut.at("/message/finish_reason"));
        assertEquals(40_000, cut.at("/message/content").length(), 1);
    }

    @Test
    void whatAReplyCostIsKept() {
        Answer reply = ended("stop", "Cheap.");
        double cost = 1_000 * 0.15 / 1e6 + 200 * 0.60 / 1e6;
        assertEquals(cost, reply.json().at("/message/cost_usd").asDouble(), 1e-12);
        var stored = user.messages(table).json().at("/items/0/cost_usd");
        assertEquals(cost, stored.asDouble(), 1e-12);
    }

    @Test
    void aModelWithoutAPriceCostsNothingKnown() {
        model.answerAll("Free?");
        Answer reply =
                user.post("/chat", "{\"message\":\"Hi\",\"model\":\"unheard-of\"}").expect(200);
        assertTrue(reply.json().at("/message/cost_usd").isMissingNode(), reply.text());
    }

    private Answer ended(String reason, String said) {
        var asked = user.postAsync(table + "/next", null);
        end(model.take().begin().delta(said), reason);
        return asked.join().expect(200);
    }

    private static void end(FakeModel.Call call, String reason) {
        call.raw(
                "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\""
                        + reason
                        + "\"}]}\n\n"
                        + USAGE
                        + "data: [DONE]\n\n");
        call.breakOff();
    }
}
