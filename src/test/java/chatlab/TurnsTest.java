package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Events;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Discussions with the offline voice, on either database. */
@Timeout(60)
@NullUnmarked
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class TurnsTest {
    @TempDir static Path folder;
    private static TestServer server;

    @Parameter TestDatabases where;

    private final User user = server.guest();
    private final String table =
            user.launch("Should ten-year-olds use AI for homework?", User.THREE);

    @BeforeParameterizedClassInvocation
    static void start(TestDatabases where) {
        server = TestServer.start(where.fresh(folder));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void inSixTurnsEachOfThreeSpeaksTwiceNeverTwiceRunningAndRepeatsNothing() {
        List<String> speakers = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Answer said = next();
            speakers.add(said.at("/message/speaker/id"));
            sentences.addAll(List.of(said.at("/message/content").split("(?<=[.!?…])\\s+")));
        }
        for (String each : User.THREE)
            assertEquals(2, Collections.frequency(speakers, each), speakers::toString);
        for (int i = 1; i < 6; i++)
            assertNotEquals(speakers.get(i - 1), speakers.get(i), speakers::toString);
        assertEquals(new HashSet<>(sentences).size(), sentences.size(), sentences::toString);
    }

    @Test
    void whatATurnAnswersIsWhatIsStored() {
        JsonNode said = next().json().path("message");
        assertEquals(said, user.messages(table).json().at("/items/0"));
        assertEquals("assistant", said.path("role").asText());
        assertEquals("complete", said.path("status").asText());
        assertEquals("offline", said.path("provider").asText());
        assertEquals(1, said.path("seq").intValue());
        assertFalse(said.path("content").asText().isBlank());
        assertEquals(1, user.get(table).json().path("message_count").intValue());
    }

    @Test
    void theOneWhoIsForeseenIsTheOneWhoSpeaks() {
        for (int i = 0; i < 5; i++) {
            Answer foreseen = user.get(table + "/next").expect(200);
            assertEquals(foreseen.at("/speaker/id"), user.get(table + "/next").at("/speaker/id"));
            assertFalse(foreseen.at("/reason").isBlank());
            assertEquals(foreseen.at("/speaker/id"), next().at("/message/speaker/id"));
        }
    }

    @Test
    void whoeverIsAddressedAnswersNext() {
        String first = next().at("/message/speaker/id");
        String asked = "{\"content\":\"What would you do, @" + first + "?\"}";
        assertEquals(
                first, user.post(table + "/messages", asked).expect(200).at("/message/speaker/id"));
        String vygotsky = "{\"content\":\"@Vygotsky, and on a Monday morning?\"}";
        assertEquals(
                "lev-vygotsky",
                user.post(table + "/messages", vygotsky).expect(200).at("/message/speaker/id"));
    }

    @Test
    void theOneTheCallerNamesSpeaksEvenTwiceRunning() {
        for (int i = 0; i < 2; i++) {
            Answer said =
                    user.post(table + "/next", "{\"speaker_id\":\"lev-vygotsky\"}").expect(200);
            assertEquals("lev-vygotsky", said.at("/message/speaker/id"));
        }
        Answer stranger = user.post(table + "/next", "{\"speaker_id\":\"bell-hooks\"}").expect(422);
        assertEquals(List.of("body.speaker_id"), stranger.faults());
        assertEquals(2, user.contents(table).size());
    }

    @Test
    void aMessageIsStoredBeforeItsReplyAndThePairIsAnswered() {
        Answer said =
                user.post(table + "/messages", "{\"content\":\"And on a Monday?\"}").expect(200);
        assertEquals("And on a Monday?", said.at("/user_message/content"));
        assertEquals("user", said.at("/user_message/role"));
        assertTrue(said.json().at("/user_message/speaker").isNull());
        assertEquals(said.at("/user_message/id"), said.at("/message/replies_to/0"));
        assertEquals(
                List.of(said.at("/user_message/id"), said.at("/message/id")),
                user.messages(table).each("id"));
    }

    @Test
    void withoutAWishForAReplyNobodySpeaks() {
        Answer note =
                user.post(table + "/messages", "{\"content\":\"A note.\",\"reply\":false}")
                        .expect(201);
        assertTrue(note.json().path("message").isMissingNode());
        assertEquals(List.of("A note."), user.contents(table));
    }

    @Test
    void aRunIsAsManyTurnsAsAskedForAndFairToo() {
        Answer run = user.post(table + "/run", "{\"turns\":6}").expect(200);
        assertEquals(6, run.each("id").size());
        assertEquals(run.json().path("items"), user.messages(table).json().path("items"));
        for (String each : User.THREE)
            assertEquals(2, Collections.frequency(run.each("speaker/id"), each));
    }

    @Test
    void aStreamedRunTellsEachTurnWhole() {
        try (Events stream = user.stream("POST", table + "/run", "{\"turns\":3}")) {
            List<Events.Event> events = stream.rest();
            List<String> turn = List.of("turn", "delta", "message");
            List<String> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) all.addAll(turn);
            all.add("[DONE]");
            assertEquals(all, Events.order(events));
            List<String> told =
                    Events.named("message", events).stream()
                            .map(each -> each.json().path("content").asText())
                            .toList();
            assertEquals(user.contents(table), told);
            assertEquals(String.join("", told), Events.said(events));
        }
    }

    @Test
    void inTheManualOrderSomebodyMustBeNamed() {
        user.patch(table, "{\"order\":\"manual\"}").expect(200);
        user.post(table + "/next", null).expect(422);
        user.get(table + "/next").expect(422);
        user.post(table + "/next", "{\"speaker_id\":\"john-dewey\"}").expect(200);
    }

    @Test
    void inRoundRobinTheSeatsDecide() {
        user.patch(table, "{\"order\":\"round_robin\"}").expect(200);
        Answer run = user.post(table + "/run", "{\"turns\":4}").expect(200);
        assertEquals(
                List.of(User.THREE[0], User.THREE[1], User.THREE[2], User.THREE[0]),
                run.each("speaker/id"));
    }

    @Test
    void ofTwoNextsAtOnceNoTurnIsLostOrDoubled() {
        List<Answer> answers =
                List.of(
                                user.postAsync(table + "/next", null),
                                user.postAsync(table + "/next", null))
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        long spoken = answers.stream().filter(answer -> answer.status() == 200).count();
        assertTrue(answers.stream().allMatch(answer -> Set.of(200, 409).contains(answer.status())));
        assertTrue(spoken >= 1);
        assertEquals(spoken, user.contents(table).size());
    }

    private Answer next() {
        return user.post(table + "/next", null).expect(200);
    }
}
