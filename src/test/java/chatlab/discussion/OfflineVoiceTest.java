package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.conversation.Settings;
import chatlab.llm.Providers;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve turns each on ten topics, the Moderator picking and the offline voice speaking. */
class OfflineVoiceTest {
    private static final int TURNS = 12;

    static Stream<Talk> talks() {
        return Tables.BY_TOPIC.keySet().stream().sorted().map(topic -> talk(topic, 1));
    }

    @Test
    void everyBuiltInCharacterIsHeard() {
        Set<String> heard = new HashSet<>();
        Tables.BY_TOPIC.values().forEach(heard::addAll);

        Casts.LIBRARY.all().forEach(each -> assertTrue(heard.contains(each.id()), each.id()));
    }

    @ParameterizedTest
    @MethodSource("talks")
    void noSentenceIsSaidTwice(Talk talk) {
        Set<String> said = new HashSet<>();
        for (Message turn : talk.history) {
            for (String sentence : sentences(turn.content())) {
                boolean fresh = sentence.split(" ").length < 3 || said.add(sentence);
                assertTrue(fresh, "turn " + turn.seq() + " repeats: " + sentence);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("talks")
    void everyTurnHasAWordOfTheTopic(Talk talk) {
        Set<String> topic = Words.in(talk.conversation().topic()).stems();
        for (Message turn : talk.history) {
            boolean onTopic = !Collections.disjoint(topic, Words.in(turn.content()).stems());
            assertTrue(onTopic, "turn " + turn.seq() + ": " + turn.content());
        }
    }

    @ParameterizedTest
    @MethodSource("talks")
    void mostRepliesNameSomebodyAtTheTable(Talk talk) {
        List<Message> replies = talk.history.subList(1, talk.history.size());
        long naming = replies.stream().filter(reply -> namesAnother(talk, reply)).count();

        assertTrue(naming >= 0.6 * replies.size(), naming + " of " + replies.size());
    }

    @ParameterizedTest
    @MethodSource("talks")
    void noTurnHasTheMarksOfAForm(Talk talk) {
        for (Message turn : talk.history) {
            String text = turn.content();
            for (String mark : List.of("{", "}", "  ", "..", " ,", " .", " ;", " ?", "null")) {
                assertFalse(text.contains(mark), "“" + mark + "” in: " + text);
            }
            assertEquals(text.strip(), text);
            assertTrue(text.matches("(?s).*[.!?”’]"), text);
            assertTrue(
                    Character.isUpperCase(text.codePointAt(0))
                            || text.startsWith("bell")
                            || text.startsWith("“"),
                    text);
        }
    }

    @ParameterizedTest
    @MethodSource("talks")
    void nobodySpeaksOfThemselvesByName(Talk talk) {
        for (Message turn : talk.history) {
            String own = Casts.persona(turn.speaker() == null ? "" : turn.speaker().id()).name();
            assertFalse(turn.content().contains(own), turn.content());
        }
    }

    @Test
    void seldomDoesATurnBeginWithTheWordThatTheLastBeganWith() {
        int alike = 0;
        int turns = 0;
        for (String topic : Tables.BY_TOPIC.keySet()) {
            for (int seed = 1; seed <= 4; seed++) {
                List<String> words =
                        texts(talk(topic, seed)).stream()
                                .map(text -> text.split("\\W")[0])
                                .toList();
                for (int i = 1; i < words.size(); i++) {
                    turns++;
                    if (words.get(i).equals(words.get(i - 1))) alike++;
                }
            }
        }
        assertTrue(alike * 100 < turns, alike + " of " + turns);
    }

    @Test
    void whatWasJustNamedInFullIsThenNamedMoreBriefly() {
        Talk talk = talk("Bullying in the playground", 1);
        int full = 0;
        for (int i = 1; i < talk.history.size(); i++) {
            String before = talk.history.get(i - 1).content();
            String turn = talk.history.get(i).content();
            if (turn.contains("bullying in the playground")) full++;
            assertFalse(
                    before.contains("bullying in the playground")
                            && turn.contains("bullying in the playground"),
                    turn);
        }
        assertTrue(full > 0, "it is named again");
    }

    @Test
    void aPointWithACommaIsClosedByAnother() {
        String said =
                Phrases.withPoint(
                        "That {point} is a sound beam, {name}.",
                        "teaching has to reach the whole person, the teacher included",
                        "bell");

        assertEquals(
                "That teaching has to reach the whole person, the teacher included, is a sound beam,"
                        + " bell.",
                said);
    }

    @ParameterizedTest
    @MethodSource("talks")
    void theSameSeedGivesTheSameTalk(Talk talk) {
        assertEquals(texts(talk), texts(talk(talk.conversation().topic(), 1)));
    }

    @ParameterizedTest
    @MethodSource("talks")
    void anotherSeedGivesAnotherTalk(Talk talk) {
        assertNotEquals(texts(talk), texts(talk(talk.conversation().topic(), 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "medium", "long"})
    void everyLengthKeepsToTheTopicWithoutRepeating(String length) {
        Talk talk =
                Talk.on("Does praise harm children?", "john-dewey", "b-f-skinner", "bell-hooks");
        talk.settings(new Settings(null, null, length, 5));
        for (int i = 0; i < TURNS; i++) talk.offline();

        noSentenceIsSaidTwice(talk);
        everyTurnHasAWordOfTheTopic(talk);
    }

    @Test
    void aShortTalkIsShorterThanALongOne() {
        assertTrue(letters("short") < letters("medium"));
        assertTrue(letters("medium") < letters("long"));
    }

    @Test
    void saysThatItIsTheOfflineVoice() {
        Talk talk = Talk.on("Homework", "john-dewey");
        Relevance relevance = new Relevance();
        Message.Source source =
                new OfflineVoice(relevance, new Guide(Casts.LIBRARY, relevance))
                        .speak(
                                talk.brief("john-dewey"),
                                text -> {},
                                new chatlab.llm.Cancellation());

        assertEquals(new Message.Source(Providers.OFFLINE, null, null, null), source);
    }

    private static long letters(String length) {
        long letters = 0;
        for (int seed = 0; seed < 10; seed++) {
            Talk talk = Talk.on("Homework", "john-dewey", "b-f-skinner", "bell-hooks");
            talk.settings(new Settings(null, null, length, seed));
            for (int i = 0; i < 6; i++) letters += talk.offline().content().length();
        }
        return letters;
    }

    private static Talk talk(String topic, int seed) {
        List<Persona> cast =
                Tables.BY_TOPIC.getOrDefault(topic, List.of()).stream()
                        .map(id -> Casts.LIBRARY.find(id).orElseThrow())
                        .toList();
        Talk talk = new Talk(topic, cast).seed(seed);
        for (int i = 0; i < TURNS; i++) talk.offline();
        return talk;
    }

    private static List<String> texts(Talk talk) {
        return talk.history.stream().map(Message::content).toList();
    }

    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String each : text.replace("Dr. ", "Dr ").split("(?<=[.!?])[”’]?\\s+")) {
            sentences.add(each.strip());
        }
        return sentences;
    }

    private static boolean namesAnother(Talk talk, Message reply) {
        return talk.seats.stream()
                .filter(each -> !reply.isBy(each.id()))
                .map(each -> each.persona())
                .anyMatch(persona -> isNamed(persona, reply.content()));
    }

    private static boolean isNamed(Persona persona, String text) {
        String surname = persona.surname();
        return text.contains(persona.called()) || surname != null && text.contains(surname);
    }
}
