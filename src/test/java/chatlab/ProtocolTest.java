package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ModelTable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Discussions that are run by a protocol: their phases, whose turn it is, what is kept unseen. */
final class ProtocolTest extends ModelTable {
    private static final String THREE = "[\"john-dewey\",\"maria-montessori\",\"lev-vygotsky\"]";

    @Test
    void aStructuredControversyRunsThroughItsPhases() {
        launch("controversy", THREE, "{}");
        assertEquals(
                List.of(
                        "positions",
                        "positions",
                        "positions",
                        "rebuttals",
                        "rebuttals",
                        "rebuttals",
                        "restatement",
                        "restatement",
                        "restatement",
                        "common-ground",
                        "common-ground",
                        "common-ground",
                        "discussion",
                        "discussion"),
                phases(14));
    }

    @Test
    void inEveryPhaseEverybodySpeaksOnce() {
        launch("socratic", THREE, "{}");
        phases(12); // opening views, two rounds of questions, reflection
        List<String> speakers = user.messages(table).each("speaker/id");
        for (int from = 0; from < 12; from += 3)
            assertEquals(
                    3, Set.copyOf(speakers.subList(from, from + 3)).size(), speakers.toString());
    }

    @Test
    void firstPositionsAreWrittenWithoutHavingSeenTheOthers() {
        launch("controversy", THREE, "{}");
        phases(6);
        for (int turn = 0; turn < 3; turn++) {
            String prompt = model.requests().get(turn).toString();
            assertFalse(prompt.contains("Words of turn"), prompt);
            assertTrue(prompt.contains("Positions"), prompt);
        }
        String rebuttal = model.requests().get(3).toString();
        for (int turn = 0; turn < 3; turn++)
            assertTrue(rebuttal.contains("Words of turn " + turn), rebuttal);
    }

    @Test
    void anOpeningRoundIsUnseenInAnOpenDiscussionToo() {
        launch("open", THREE, "{\"opening_round\":true}");
        assertEquals(List.of("opening", "opening", "opening", "discussion"), phases(4));
        assertFalse(model.requests().get(2).toString().contains("Words of turn"));
        assertTrue(model.requests().get(3).toString().contains("Words of turn 1"));
    }

    @Test
    void theUsersWordsAreSeenInAnOpeningRound() {
        launch("open", THREE, "{\"opening_round\":true}");
        model.answerAll("Words of turn 0");
        user.post(table + "/messages", "{\"content\":\"Think of the youngest.\"}").expect(200);
        user.post(table + "/next", null).expect(200);
        String second = model.requests().getLast().toString();
        assertTrue(second.contains("Think of the youngest."), second);
        assertFalse(second.contains("Words of turn"), second);
    }

    @Test
    void everyHatHasItsOwnPhaseWhereTheHatsSitAtTheTable() {
        launch(
                "six_hats",
                "[\"white-hat\",\"red-hat\",\"black-hat\",\"yellow-hat\",\"green-hat\",\"blue-hat\"]",
                "{}");
        phases(7);
        assertEquals(
                List.of(
                        "blue-hat",
                        "white-hat",
                        "green-hat",
                        "yellow-hat",
                        "black-hat",
                        "red-hat",
                        "blue-hat"),
                user.messages(table).each("speaker/id"));
    }

    @Test
    void othersWearEachHatInTurn() {
        launch("six_hats", "[\"john-dewey\",\"maria-montessori\"]", "{}");
        assertEquals(
                List.of("blue", "blue", "white", "white", "green", "green", "yellow", "yellow"),
                phases(8));
        assertTrue(model.requests().get(2).toString().contains("white hat"));
    }

    @Test
    void aMutedOneHoldsUpNoPhase() {
        launch("controversy", THREE, "{}");
        user.patch(
                        table,
                        """
                        {"participants":[{"character_id":"john-dewey"},{"character_id":"maria-montessori","muted":true},{"character_id":"lev-vygotsky"}]}""")
                .expect(200);
        assertEquals(List.of("positions", "positions", "rebuttals", "rebuttals"), phases(4));
    }

    @Test
    void whomTheUserAddressesSpeaksInAnyPhase() {
        launch("controversy", THREE, "{}");
        phases(1);
        String first = user.messages(table).each("speaker/name").getFirst();
        model.answerAll("Words again");
        Answer reply =
                user.post(table + "/messages", "{\"content\":\"And why, " + first + "?\"}")
                        .expect(200);
        assertEquals(first, reply.at("/message/speaker/name"));
        assertEquals("positions", user.get(table).at("/phase/id"));
    }

    @Test
    void nextForeseesThePhaseAndSaysWhy() {
        launch("controversy", THREE, "{}");
        JsonNode foreseen = user.get(table + "/next").expect(200).json();
        assertEquals("positions", foreseen.at("/phase/id").asText());
        assertTrue(foreseen.path("reason").asText().endsWith(". (Positions)"), foreseen.toString());
    }

    @Test
    void aRebuttalIsToldWhomItAnswers() {
        launch("controversy", "[\"b-f-skinner\",\"maria-montessori\"]", "{}");
        phases(3);
        String prompt = model.requests().getLast().toString();
        String other =
                user.messages(table).each("speaker/name").get(2).contains("Skinner")
                        ? "Montessori"
                        : "Skinner";
        assertTrue(prompt.contains("Rebuttals") && prompt.contains(other), prompt);
    }

    @Test
    void anUnknownProtocolIsRefused() {
        user.post("/conversations", "{\"topic\":\"x\",\"protocol\":\"duel\"}").expect(422);
    }

    @Test
    void everyProtocolOfTheContractIsThere() {
        Set<String> offered = new TreeSet<>();
        server.client()
                .get("/openapi.json")
                .json()
                .at("/components/schemas/Protocol/enum")
                .forEach(each -> offered.add(each.asText()));
        assertEquals(new TreeSet<>(Set.of("open", "socratic", "six_hats", "controversy")), offered);
        for (String protocol : offered) {
            launch(protocol, THREE, "{}");
            assertEquals(protocol, user.get(table).at("/protocol"));
        }
    }

    private void launch(String protocol, String cast, String settings) {
        String body =
                """
                {"topic":"Homework","character_ids":%s,"protocol":"%s","settings":%s}"""
                        .formatted(cast, protocol, settings);
        table = "/conversations/" + user.post("/conversations", body).expect(201).at("/id");
    }

    /** Lets so many speak; gives the phase of each turn. */
    private List<String> phases(int turns) {
        List<String> phases = new ArrayList<>();
        for (int turn = 0; turn < turns; turn++) {
            model.answerAll("Words of turn " + turn);
            phases.add(user.get(table + "/next").expect(200).at("/phase/id"));
            user.post(table + "/next", null).expect(200);
        }
        return phases;
    }
}
