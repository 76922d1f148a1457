package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.llm.Finish;
import chatlab.llm.Usage;
import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import chatlab.testing.VendorWire;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A whole server that speaks with one vendor's stand-in, by its default model; the same for each.
 */
@ParameterizedClass
@EnumSource(Vendor.class)
@Timeout(60)
@NullUnmarked
final class FourVendorsTest {
    private static final String KEY = "key-of-the-operator";
    private static final String HELLO = "{\"message\":\"What helps with homework?\"}";

    @TempDir static Path folder;
    private static FakeModel model;
    private static TestServer server;
    private static User user;

    private final Vendor vendor;
    private final String table = user.launch("What is a good test?", User.THREE);

    FourVendorsTest(Vendor vendor) {
        this.vendor = vendor;
        model.reset();
    }

    @BeforeParameterizedClassInvocation
    static void start(Vendor vendor) {
        model = new FakeModel(vendor);
        server =
                TestServer.start(
                        folder.resolve(vendor.id()),
                        model.setting(),
                        vendor + "_API_KEY=" + KEY,
                        "GUEST_DAILY_TOKENS=off");
        user = server.guest();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
        model.close();
    }

    @Test
    void aPlainChatIsAskedAndAnswered() {
        CompletableFuture<Answer> chat = user.postAsync("/chat", HELLO);
        FakeModel.Call call = model.take();
        assertEquals(vendor.model(), call.model());
        String header =
                switch (vendor) {
                    case OPENAI, XAI -> "authorization";
                    case ANTHROPIC -> "x-api-key";
                    case GEMINI -> "x-goog-api-key";
                };
        assertTrue(
                call.headers().getOrDefault(header, "").endsWith(KEY), call.headers().toString());
        assertEquals(List.of("system", "user"), roles(call));
        assertTrue(call.told().getLast().text().startsWith("What helps with homework?"));

        call.answer("Reading aloud.");

        Answer answer = chat.join().expect(200);
        assertEquals("Reading aloud.", answer.at("/response"));
        assertEquals(vendor.id(), answer.at("/message/provider"));
        assertEquals(vendor.model(), answer.at("/message/model"));
        assertFalse(answer.json().path("message").has("finish_reason"), answer::text);
    }

    @Test
    void aPlainChatIsStreamed() {
        model.answerAll("Reading aloud.");
        try (Events stream = user.stream("POST", "/chat", HELLO)) {
            List<Events.Event> events = stream.rest();
            assertEquals(List.of("turn", "delta", "message", "[DONE]"), Events.order(events));
            assertEquals("Reading aloud.", Events.said(events));
        }
    }

    @Test
    void eachSpeakerSeesTheTableWithItsOwnEyes() {
        says("john-dewey", "Alpha.");
        says("maria-montessori", "Beta.");
        CompletableFuture<Answer> next = next("john-dewey");
        FakeModel.Call call = model.take();
        call.answer("Gamma.");
        next.join().expect(200);

        assertEquals(List.of("system", "user", "assistant", "user"), roles(call));
        List<VendorWire.Told> told = call.told();
        String system = told.getFirst().text();
        assertTrue(system.startsWith("You are John Dewey (1859–1952)."), system);
        assertTrue(system.contains("The topic of this discussion: What is a good test?"), system);
        assertTrue(system.contains("At the table:\n- John Dewey (you)\n- Maria Mont"), system);
        assertTrue(system.contains("\n- Lev Vygotsky, "), system);
        assertEquals("Host: What is a good test?", told.get(1).text()); // no model begins
        assertEquals("Alpha.", told.get(2).text());
        String last = told.getLast().text();
        assertTrue(last.startsWith("Maria Montessori: Beta.\n\n"), last);
        assertTrue(last.endsWith("Write only John Dewey's next turn."), last);
    }

    @Test
    void wordsComeAsTheyAreSaid() {
        try (Events stream = user.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("Alpha. ");
            assertEquals("Alpha.", stream.await("delta").text());
            call.delta("Beta."); // withheld until the first has been read
            assertEquals(" Beta.", stream.await("delta").text());
            call.finish();
            assertEquals("complete", stream.await("message").json().path("status").asText());
        }
        assertEquals(List.of("Alpha. Beta."), user.contents(table));
    }

    @Test
    void aStopHangsUpOnTheVendorAndKeepsWhatWasSaid() {
        try (Events stream = user.stream("POST", table + "/next", null)) {
            FakeModel.Call call = model.take().begin().delta("Alpha.");
            assertEquals("Alpha.", stream.await("delta").text());
            user.post(table + "/stop", null).expect(202);
            call.awaitHangUp();
            assertEquals(List.of("message", "[DONE]"), Events.order(stream.rest()));
        }
        assertEquals(List.of("Alpha."), user.contents(table));
        assertEquals(List.of("interrupted"), user.messages(table).each("status"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 529})
    void aRefusalIsA502AndTheNextTryWorks(int status) {
        CompletableFuture<Answer> asked =
                user.postAsync(table + "/messages", "{\"content\":\"Hi\"}");
        model.take().fail(status);
        String said = asked.join().expect(502).at("/detail/0/msg");
        assertTrue(said.contains("(status " + status + ")"), said);

        says("john-dewey", "Alpha.");
        assertEquals(List.of("Hi", "Alpha."), user.contents(table));
    }

    @Test
    void aFaultInTheMiddleIsA502AndTheNextTryWorks() {
        CompletableFuture<Answer> asked = next("john-dewey");
        FakeModel.Call call = model.take().begin().delta("Alpha. ");
        call.raw(call.wire().error()).breakOff();
        Answer failed = asked.join().expect(502);
        assertFalse(failed.text().contains(VendorWire.SECRET), failed::text);

        says("john-dewey", "Beta.");
        assertEquals(List.of("failed", "complete"), user.messages(table).each("status"));
    }

    @Test
    void whatItTookAndCostIsKept() {
        Usage used = new Usage(1_000, 400, 0, 200);
        CompletableFuture<Answer> asked = next("john-dewey");
        model.take().begin(used).delta("Alpha.").finish(Finish.DONE, used);
        asked.join().expect(200);

        Answer message = user.messages(table);
        assertEquals("1000", message.at("/items/0/tokens_in"));
        assertEquals("200", message.at("/items/0/tokens_out"));
        double dollars =
                switch (vendor) {
                    case OPENAI -> 600 * 0.10 + 400 * 0.01 + 200 * 0.50;
                    case ANTHROPIC -> 600 * 1.00 + 400 * 0.10 + 200 * 5.00;
                    case GEMINI -> 1_000 * 0.30 + 200 * 2.50;
                    case XAI -> 0; // no price of its default model is known
                };
        var cost = message.json().at("/items/0/cost_usd");
        assertEquals(dollars / 1e6, cost.asDouble(), 1e-12);
        assertEquals(vendor == Vendor.XAI, cost.isMissingNode());
    }

    @Test
    void aReplyThatWasCutSaysSo() {
        CompletableFuture<Answer> asked = next("john-dewey");
        model.take().begin().delta("Half a th").finish(Finish.LENGTH, Usage.UNKNOWN);
        assertEquals("length", asked.join().expect(200).at("/message/finish_reason"));
        assertEquals(List.of("length"), user.messages(table).each("finish_reason"));
    }

    @Test
    void theHostsInstructionsReachTheVendor() {
        Answer own =
                user.post(
                                "/conversations",
                                "{\"topic\":\"Homework\",\"system_prompt\":\"Answer in “rhyme”.\"}")
                        .expect(201);
        CompletableFuture<Answer> asked =
                user.postAsync(
                        "/conversations/" + own.at("/id") + "/messages", "{\"content\":\"Hi\"}");
        FakeModel.Call call = model.take();
        call.answer("A sum, dear chum.");
        asked.join().expect(200);

        String system = call.told().getFirst().text();
        assertTrue(system.endsWith("The host's instructions:\nAnswer in “rhyme”."), system);
    }

    private void says(String speaker, String text) {
        CompletableFuture<Answer> next = next(speaker);
        model.take().answer(text);
        assertEquals(text, next.join().expect(200).at("/message/content"));
    }

    private CompletableFuture<Answer> next(String speaker) {
        return user.postAsync(table + "/next", "{\"speaker_id\":\"" + speaker + "\"}");
    }

    private static List<String> roles(FakeModel.Call call) {
        return call.told().stream().map(VendorWire.Told::role).toList();
    }
}
