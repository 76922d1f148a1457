package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.database.Database;
import chatlab.testing.Answer;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who said how much, and what came of it, at a table of the offline voice. */
@Timeout(60)
@ParameterizedClass
@EnumSource
class InsightTest {
    private final TestDatabases kind;
    private DatabaseUrl database;
    private TestServer server;
    private User user;

    InsightTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        database = kind.fresh(folder);
        server = TestServer.start(database);
        user = server.guest();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void everyPartyIsCountedAndSharesAddUp() {
        String talk = user.launch("What is a good test?", User.THREE);
        user.post(talk + "/messages", "{\"content\":\"One two three?\"}").expect(200);
        user.post(talk + "/run", "{\"turns\":4}").expect(200);
        JsonNode counts = user.get(talk + "/participation").expect(200).json();
        List<String> ids = List.of("john-dewey", "maria-montessori", "lev-vygotsky", "user");
        assertEquals(ids, texts(counts.path("items"), "/speaker/id"));
        assertEquals("You", counts.at("/items/3/speaker/name").asText());
        assertEquals(1, counts.at("/items/3/turns").asInt());
        assertEquals(3, counts.at("/items/3/words").asInt());
        assertEquals(6, counts.path("turns").asInt());
        int turns = 0;
        int words = 0;
        BigDecimal shares = BigDecimal.ZERO;
        for (JsonNode item : counts.path("items")) {
            turns += item.path("turns").asInt();
            words += item.path("words").asInt();
            shares = shares.add(item.path("share").decimalValue());
        }
        assertEquals(turns, counts.path("turns").asInt());
        assertEquals(words, counts.path("words").asInt());
        assertEquals(0, BigDecimal.ONE.compareTo(shares), shares::toString);
    }

    @Test
    void thoseWhoAreSilentCountNothing() {
        String talk = user.launch("What is a good test?", User.THREE);
        JsonNode counts = user.get(talk + "/participation").expect(200).json();
        assertEquals(4, counts.path("items").size());
        for (JsonNode item : counts.path("items")) {
            assertEquals(0, item.path("turns").asInt());
            assertEquals(0, item.path("words").asInt());
            assertEquals(0, item.path("share").asDouble());
        }
        JsonNode report = user.get(talk + "/summary").expect(200).json();
        assertEquals("What is a good test?", report.path("topic").asText());
        report.properties()
                .forEach(each -> assertEquals(0, each.getValue().size(), each::toString));
    }

    @Test
    void failedTurnsDoNotCountInterruptedOnesAndThoseOfFormerGuestsDo() {
        String talk = user.launch("What is a good test?", User.THREE);
        add(talk, 1, null, "Four words I say.", Message.Status.COMPLETE);
        add(talk, 2, "john-dewey", "Broken off here", Message.Status.FAILED);
        add(talk, 3, "lev-vygotsky", "Stopped here", Message.Status.INTERRUPTED);
        add(talk, 4, "paulo-freire", "I have left.", Message.Status.COMPLETE);
        add(talk, 5, "lev-vygotsky", "", Message.Status.INTERRUPTED);
        Answer counts = user.get(talk + "/participation").expect(200);
        assertEquals(
                List.of("john-dewey", "maria-montessori", "lev-vygotsky", "paulo-freire", "user"),
                texts(counts.json().path("items"), "/speaker/id"));
        assertEquals(List.of("0", "0", "2", "3", "4"), counts.each("words"));
        assertEquals(List.of("0", "0", "1", "1", "1"), counts.each("turns"));
    }

    @Test
    void aLongTalkIsCountedToItsBeginning() {
        String talk = user.launch("What is a good test?", User.THREE);
        try (Database direct = Database.open(database)) {
            for (int i = 1; i <= 1_001; i++)
                add(direct, talk, i, i % 7 == 0 ? null : "john-dewey", "So I say.");
        }
        JsonNode counts = user.get(talk + "/participation").expect(200).json();
        assertEquals(1_001, counts.path("turns").asInt());
        assertEquals(3_003, counts.path("words").asInt());
        assertEquals(143, counts.at("/items/3/turns").asInt());
    }

    @Test
    void theCourseTellsTurnByTurnWhoSaidHowMuch() {
        String talk = user.launch("What is a good test?", User.THREE);
        assertFalse(user.get(talk + "/participation").expect(200).json().has("course"));
        Answer silent = user.get(talk + "/participation?course=true").expect(200);
        assertEquals("{\"turns\":[],\"phases\":[]}", silent.json().path("course").toString());
        add(talk, 1, null, "Four words I say.", Message.Status.COMPLETE);
        add(talk, 2, "john-dewey", "Broken off here", Message.Status.FAILED);
        add(talk, 3, "lev-vygotsky", "Stopped here", Message.Status.INTERRUPTED);
        add(talk, 4, "paulo-freire", "I have left.", Message.Status.COMPLETE);
        JsonNode course =
                user.get(talk + "/participation?course=true").expect(200).json().path("course");
        assertEquals(List.of("1", "3", "4"), texts(course.path("turns"), "/seq"));
        assertEquals(List.of("4", "2", "3"), texts(course.path("turns"), "/item"));
        assertEquals(List.of("4", "2", "3"), texts(course.path("turns"), "/words"));
        user.get(talk + "/participation?course=perhaps").expect(422);
    }

    @Test
    void theCourseOfAVeryLongTalkIsThatOfItsNewestTurns() {
        String talk = user.launch("What is a good test?", User.THREE);
        try (Database direct = Database.open(database)) {
            direct.write(
                    sql -> {
                        for (int i = 1; i <= 2_003; i++)
                            MessageStore.add(sql, message(talk, i, "john-dewey", "So."));
                        return talk;
                    });
        }
        JsonNode counts = user.get(talk + "/participation?course=true").expect(200).json();
        assertEquals(2_003, counts.path("turns").asInt());
        assertEquals(2_000, counts.at("/course/turns").size());
        assertEquals(4, counts.at("/course/turns/0/seq").asInt());
    }

    @Test
    void theCourseHasThePhasesThatWereSpokenIn() {
        String body =
                """
                {"character_ids":["john-dewey","maria-montessori"],"topic":"Tests","protocol":"socratic"}""";
        String id = user.post("/conversations", body).expect(201).at("/id");
        String talk = "/conversations/" + id;
        assertEquals(List.of(), phases(talk));
        user.post(talk + "/run", "{\"turns\":2}").expect(200);
        assertEquals(List.of("opening 1"), phases(talk));
        user.post(talk + "/run", "{\"turns\":5}").expect(200);
        assertEquals(List.of("opening 1", "questions 3", "reflection 7"), phases(talk));
        user.post(talk + "/messages", "{\"content\":\"Go on.\",\"reply\":false}").expect(201);
        user.post(talk + "/run", "{\"turns\":3}").expect(200);
        assertEquals(
                List.of("opening 1", "questions 3", "reflection 7", "discussion 10"), phases(talk));
    }

    private List<String> phases(String talk) {
        JsonNode course =
                user.get(talk + "/participation?course=true").expect(200).json().path("course");
        return course.path("phases")
                .valueStream()
                .map(each -> each.path("id").asText() + " " + each.path("from_seq").asInt())
                .toList();
    }

    @Test
    void aPlainChatIsCountedAsWell() {
        Answer chat = user.post("/chat", "{\"message\":\"What is scaffolding?\"}").expect(200);
        String talk = "/conversations/" + chat.at("/conversation_id");
        Answer counts = user.get(talk + "/participation").expect(200);
        assertEquals(
                List.of("assistant", "user"), texts(counts.json().path("items"), "/speaker/id"));
        cited(user.get(talk + "/summary").expect(200), talk);
    }

    @Test
    void theReportOfATableCitesWhatItRestsOn() {
        String talk =
                user.launch(
                        "Should homework be graded?", "john-dewey", "b-f-skinner", "bell-hooks");
        user.post(talk + "/run", "{\"turns\":6}").expect(200);
        String said =
                "{\"content\":\"My pupils work in their parents’ bakery until nine. Is that fair?\",\"reply\":false}";
        String own = user.post(talk + "/messages", said).expect(201).at("/user_message/id");
        Answer report = user.get(talk + "/summary").expect(200);
        cited(report, talk);
        JsonNode json = report.json();
        assertEquals(
                Set.of("john-dewey", "b-f-skinner", "bell-hooks", "user"),
                Set.copyOf(texts(json.path("participants"), "/id")));
        assertTrue(json.path("key_insights").size() >= 3, report.text());
        assertTrue(
                json.path("agreements").size() + json.path("disagreements").size() > 0,
                report.text());
        assertEquals(own, report.at("/user_contributions/0/turns/0"));
        assertTrue(report.at("/user_contributions/0/text").contains("bakery"), report.text());
        assertTrue(json.path("open_questions").toString().contains(own), report.text());
    }

    @Test
    void theReportStaysUntilSomethingIsSaid() {
        String talk = user.launch("Should homework be graded?", User.THREE);
        user.post(talk + "/run", "{\"turns\":3}").expect(200);
        Answer first = user.get(talk + "/summary").expect(200);
        assertEquals(first.text(), user.post(talk + "/summary", null).expect(200).text());
        assertEquals(first.text(), user.get(talk + "/summary").expect(200).text());
        String said = "{\"content\":\"What about the bakery?\",\"reply\":false}";
        user.post(talk + "/messages", said).expect(201);
        assertNotEquals(first.text(), user.post(talk + "/summary", null).expect(200).text());
    }

    @Test
    void stancesShowWhereTurnsLeanWhoDepartsAndWhoCouldObject() {
        String talk =
                user.launch(
                        "Should grades be abolished?",
                        "john-dewey",
                        "lev-vygotsky",
                        "paulo-freire",
                        "b-f-skinner");
        Answer before = user.get(talk + "/stances").expect(200);
        assertEquals(8, before.json().path("axes").size());
        assertEquals("measured_unmeasured", before.at("/topic_axes/0"));
        assertEquals(2, before.json().at("/items/0/stances/knowing_doing").asInt());
        assertTrue(before.at("/items/0/statement").startsWith("You "), before.text());
        assertTrue(before.json().path("alarm").isNull(), before.text());
        assertFalse(before.json().has("from_seq"), before.text());
        add(talk, 1, "john-dewey", "Grades kill the wish to know.", Message.Status.COMPLETE);
        add(talk, 2, "lev-vygotsky", "I agree. Grades kill it.", Message.Status.COMPLETE);
        add(
                talk,
                3,
                "paulo-freire",
                "You are right. Grades must go. Knowledge comes first.",
                Message.Status.COMPLETE);
        Answer after = user.get(talk + "/stances").expect(200);
        List<String> ids = user.messages(talk).each("id");
        assertEquals(ids.getFirst(), after.at("/items/0/voiced/0/message_id"));
        assertEquals("Grades kill the wish to know.", after.at("/items/0/voiced/0/text"));
        assertEquals(1, after.json().path("from_seq").asInt());
        assertEquals(3, after.json().path("to_seq").asInt());
        assertEquals("knowing_doing", after.at("/items/2/departures/0/axis"));
        assertEquals(1, after.json().at("/items/2/departures/0/fixed").asInt());
        assertEquals(-1, after.json().at("/items/2/departures/0/voiced").asInt());
        assertEquals("b-f-skinner", after.at("/alarm/speaker/id"));
        assertEquals(3, after.json().at("/alarm/turns").size());
    }

    @Test
    void anothersTalkIsForbiddenAndNoneIsNotFound() {
        String talk = user.launch("What is a good test?", User.THREE);
        User other = server.guest();
        String none = "/conversations/" + UuidCreator.getTimeOrderedEpoch();
        for (String path : List.of("/participation", "/summary", "/stances")) {
            other.get(talk + path).expect(403);
            user.get(none + path).expect(404);
            user.get("/conversations/x" + path).expect(404);
        }
        other.post(talk + "/summary", null).expect(403);
        user.delete(talk).expect(204);
        user.get(talk + "/participation").expect(404);
        user.post(talk + "/summary", null).expect(404);
    }

    /** Every line of the report names turns of this talk, at least one. */
    private void cited(Answer report, String talk) {
        Set<String> ids =
                user.messages(talk).each("id").stream().collect(Collectors.toUnmodifiableSet());
        int lines = 0;
        for (JsonNode list : report.json()) {
            for (JsonNode line : list) {
                lines++;
                assertFalse(line.path("turns").isEmpty(), line::toString);
                assertFalse(line.path("text").asText().isBlank(), line::toString);
                line.path("turns")
                        .forEach(turn -> assertTrue(ids.contains(turn.asText()), line::toString));
            }
        }
        assertTrue(lines > 1, report.text());
    }

    private static List<String> texts(JsonNode items, String pointer) {
        return items.valueStream().map(item -> item.at(pointer).asText()).toList();
    }

    private void add(
            String talk, int seq, @Nullable String speaker, String text, Message.Status status) {
        try (Database direct = Database.open(database)) {
            add(direct, message(talk, seq, speaker, text, status));
        }
    }

    private static void add(
            Database direct, String talk, int seq, @Nullable String speaker, String text) {
        add(direct, message(talk, seq, speaker, text, Message.Status.COMPLETE));
    }

    private static void add(Database direct, Message message) {
        direct.write(
                sql -> {
                    MessageStore.add(sql, message);
                    return message;
                });
    }

    private static Message message(String talk, int seq, String speaker, String text) {
        return message(talk, seq, speaker, text, Message.Status.COMPLETE);
    }

    private static Message message(
            String talk, int seq, @Nullable String speaker, String text, Message.Status status) {
        boolean users = speaker == null;
        return new Message(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.fromString(talk.substring(talk.lastIndexOf('/') + 1)),
                seq,
                users ? Message.Role.USER : Message.Role.ASSISTANT,
                speaker == null ? null : new Message.Speaker(speaker, name(speaker)),
                null,
                text,
                status,
                1,
                List.of(),
                null,
                null,
                Instant.now(),
                null);
    }

    private static String name(String id) {
        return switch (id) {
            case "john-dewey" -> "John Dewey";
            case "lev-vygotsky" -> "Lev Vygotsky";
            default -> "Paulo Freire";
        };
    }
}
