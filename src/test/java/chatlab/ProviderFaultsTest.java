package chatlab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.Fault;
import chatlab.testing.FaultyProvider;
import chatlab.testing.LogLines;
import chatlab.testing.OwnWords;
import chatlab.testing.TestServer;
import chatlab.testing.Threads;
import chatlab.testing.User;
import chatlab.testing.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of {@link Fault}, in both wire formats, for callers of JSON and of streams: told
 * plainly, the user's words kept, nothing left behind, and the next try works.
 */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ProviderFaultsTest {
    private static final String HELLO = "Hello, all of you.";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private enum As {
        JSON,
        STREAM
    }

    private static LogLines log;
    private static FaultyProvider provider;

    /** Waits long, so that where time is not the fault, a slow machine is none either. */
    private static TestServer patient;

    private static TestServer hasty;

    @BeforeAll
    static void start(@TempDir Path folder, @TempDir Path another) {
        log = new LogLines();
        provider = new FaultyProvider();
        patient = TestServer.start(folder, settings());
        hasty =
                TestServer.start(
                        another,
                        settings(
                                "AI_CONNECT_SECONDS=1",
                                "AI_FIRST_TOKEN_SECONDS=1",
                                "AI_IDLE_SECONDS=1",
                                "AI_TIMEOUT_SECONDS=2"));
    }

    private static String[] settings(String... more) {
        Stream<String> common =
                Stream.of(
                        "AI_RETRIES=0",
                        "RATE_LIMIT_MESSAGES=off",
                        "DAILY_TOKENS=off",
                        "USER_DAILY_TOKENS=off",
                        "GUEST_DAILY_TOKENS=off");
        return Stream.of(provider.settings().stream(), common, Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    @AfterAll
    static void stop() {
        hasty.close();
        patient.close();
        provider.close();
        log.close();
    }

    static List<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            for (Wire wire : Wire.values()) {
                for (As as : As.values()) rows.add(Arguments.of(fault, wire, as));
            }
        }
        return rows;
    }

    @Order(1)
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("rows")
    void itIsToldPlainlyAndTheNextTryWorks(Fault fault, Wire wire, As as) {
        assertAll(fault + " " + wire + " " + as, () -> check(fault, wire, as));
    }

    private static void check(Fault fault, Wire wire, As as) {
        User user = (fault.takesTooLong() ? hasty : patient).guest();
        provider.play(fault);
        if (as == As.JSON) askForJson(user, fault, wire);
        else askForAStream(user, fault, wire);
        assertEquals(0, provider.held(), "lines of failed calls that nobody hung up");
        assertAsked(fault.calls(), wire);
        String conversation = conversation(user);
        assertKept(user, conversation, fault);

        provider.recover();
        String said = nextTry(user, conversation, as);
        assertEquals(FaultyProvider.GOOD, said);
        assertEquals("complete", user.messages(conversation).each("status").getLast());
        assertEquals(0, provider.held(), "lines of good calls that nobody let go of");
        assertAsked(fault.calls() + 1, wire);
    }

    @Order(1)
    @ParameterizedTest
    @EnumSource
    void aLineThatTheProviderHungUpWhileNobodySpokeIsNotUsedAgain(Wire wire) {
        User user = patient.guest();
        for (int i = 0; i < 5; i++) {
            user.post("/chat", chat(wire)).expect(200);
            provider.hangUpIdle();
        }
    }

    @Order(2)
    @Test
    void linesAreUsedAgain() {
        assertTrue(provider.idle() <= 4, () -> provider.idle() + " lines wait for a call");
    }

    @Order(2)
    @Test
    void noThreadIsLeftBehind() {
        String[] ours = {"chatlab.llm.", "chatlab.discussion.", "chatlab.http."};
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        List<String> left = Threads.in(ours);
        while (!left.isEmpty() && System.nanoTime() < deadline) left = Threads.in(ours);
        assertEquals(List.of(), left);
    }

    @Order(2)
    @Test
    void noKeyIsLogged() {
        List<String> lines = log.all();
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("The AI provider")),
                "the faults themselves are logged");
        for (Wire wire : Wire.values()) {
            assertEquals(
                    List.of(), lines.stream().filter(line -> line.contains(wire.key())).toList());
        }
    }

    private static void askForJson(User user, Fault fault, Wire wire) {
        var asking = user.postAsync("/chat", chat(wire));
        if (breaksOff(fault)) hearOut(user, fault);
        Answer answer = asking.join().expect(fault.status());
        assertEquals("application/json", answer.header("Content-Type"));
        if (fault.status() == 200) {
            assertReply(fault, wire, answer.json().path("message"));
            assertEquals(fault.kept(), answer.at("/response"));
        } else {
            OwnWords.check(fault, answer.json());
            assertEquals(answer.header("X-Request-Id"), answer.at("/request_id"));
        }
    }

    /** Follows the reply until all that is to be kept has been said, then lets it fail. */
    private static void hearOut(User user, Fault fault) {
        provider.awaitCall();
        try (Events turn = user.stream("GET", conversation(user) + "/turn", null)) {
            StringBuilder said = new StringBuilder();
            while (!fault.keeps(said.toString())) said.append(turn.await("delta").text());
            provider.goOn();
        }
    }

    private static void askForAStream(User user, Fault fault, Wire wire) {
        List<Events.Event> events = new ArrayList<>();
        try (Events stream = user.stream("POST", "/chat", chat(wire))) {
            assertEquals(200, stream.status());
            assertEquals(Optional.of(new Events.Event(Events.COMMENT, "ok")), stream.next());
            for (var event = stream.next(); event.isPresent(); event = stream.next()) {
                if (event.get().name().equals(Events.COMMENT)) continue;
                events.add(event.get());
                if (breaksOff(fault) && fault.keeps(Events.said(events))) provider.goOn();
            }
        }
        String end = fault.status() == 200 ? "message" : "error";
        List<String> order =
                fault.kept().isEmpty()
                        ? List.of("turn", end, "[DONE]")
                        : List.of("turn", "delta", end, "[DONE]");
        assertEquals(order, Events.order(events));
        assertTrue(fault.keeps(Events.said(events)), () -> Events.said(events));
        JsonNode told = Events.named(end, events).getFirst().json();
        if (fault.status() == 200) {
            assertReply(fault, wire, told);
        } else {
            assertEquals(fault.status(), told.path("status").intValue());
            OwnWords.check(fault, ((ObjectNode) told).without("status"));
        }
    }

    /** Whether it waits until its words have been heard before it goes on to fail. */
    private static boolean breaksOff(Fault fault) {
        return fault.status() == 502 && !fault.kept().isEmpty();
    }

    private static void assertReply(Fault fault, Wire wire, JsonNode message) {
        assertEquals("complete", message.path("status").asText());
        assertTrue(fault.keeps(message.path("content").asText()), message::toString);
        assertEquals(wire.id(), message.path("provider").asText());
        assertEquals(fault.isCounted(), message.hasNonNull("tokens_out"), message::toString);
        if (fault.isCounted()) assertTrue(message.hasNonNull("tokens_in"), message::toString);
    }

    /** The user's words once, and of the reply what was said of it. */
    private static void assertKept(User user, String conversation, Fault fault) {
        Answer messages = user.messages(conversation);
        List<String> contents = messages.each("content");
        List<String> statuses =
                fault.kept().isEmpty()
                        ? List.of("complete")
                        : List.of("complete", fault.status() == 200 ? "complete" : "failed");
        assertEquals(statuses, messages.each("status"));
        assertEquals(HELLO, contents.getFirst());
        if (contents.size() == 2) assertTrue(fault.keeps(contents.get(1)), contents.get(1));
        OwnWords.checkNothingLeaks(messages.text());
    }

    /** Alternately the next character, and another message of the user's. */
    private static String nextTry(User user, String conversation, As as) {
        if (as == As.JSON) {
            return user.post(conversation + "/next", null).expect(200).at("/message/content");
        }
        ObjectNode again = Json.MAPPER.createObjectNode().put("message", "Again, please.");
        again.put("conversation_id", conversation.replace("/conversations/", ""));
        return user.post("/chat", again.toString()).expect(200).at("/response");
    }

    /** How often the provider was called so far, and with its key every time. */
    private static void assertAsked(int times, Wire wire) {
        List<FaultyProvider.Asked> calls = provider.asked();
        assertEquals(times, calls.size());
        for (FaultyProvider.Asked call : calls) {
            assertEquals(wire, call.wire());
            assertTrue(call.head().contains(wire.key()), call.head());
            assertFalse(call.body().contains(wire.key()), call.body());
        }
    }

    private static String chat(Wire wire) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("message", HELLO);
        body.putArray("character_ids").add("john-dewey").add("maria-montessori");
        return body.put("provider", wire.id()).toString();
    }

    /** The only one this user has, as a path. */
    private static String conversation(User user) {
        List<String> ids = user.get("/conversations").expect(200).each("id");
        assertEquals(1, ids.size());
        assertNotEquals("", ids.getFirst());
        return "/conversations/" + ids.getFirst();
    }
}
