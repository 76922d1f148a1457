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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve turns each on ten topics, the Moderator picking and the offline voice speaking. */
class OfflineVoiceTest {
    private static final int TURNS = 12;

    private static final Map<String, List<String>> TABLES =
            Map.ofEntries(
                    Map.entry(
                            "Should smartphones be banned in schools?",
                            List.of("john-dewey", "maria-montessori", "b-f-skinner")),
                    Map.entry(
                            "How much homework is enough?",
                            List.of(
                                    "lev-vygotsky",
                                    "bell-hooks",
                                    "friedrich-froebel",
                                    "john-dewey")),
                    Map.entry(
                            "Grades and their effect on motivation",
                            List.of("b-f-skinner", "paulo-freire", "jerome-bruner")),
                    Map.entry(
                            "ChatGPT in the classroom",
                            List.of("jean-piaget", "jane-addams", "w-e-b-du-bois", "b-f-skinner")),
                    Map.entry(
                            "Inclusion of children with special needs",
                            List.of("maria-montessori", "lev-vygotsky", "bell-hooks")),
                    Map.entry(
                            "Learning through play in early childhood",
                            List.of("friedrich-froebel", "jean-piaget", "rabindranath-tagore")),
                    Map.entry(
                            "Democracy in the classroom",
                            List.of("john-dewey", "paulo-freire", "jane-addams", "w-e-b-du-bois")),
                    Map.entry(
                            "Does praise harm children?",
                            List.of(
                                    "b-f-skinner",
                                    "maria-montessori",
                                    "bell-hooks",
                                    "jean-piaget")),
                    Map.entry(
                            "Art and music for every child",
                            List.of("rabindranath-tagore", "w-e-b-du-bois", "friedrich-froebel")),
                    Map.entry(
                            "Outdoor education and forest kindergartens",
                            List.of(
                                    "rabindranath-tagore",
                                    "jerome-bruner",
                                    "jane-addams",
                                    "lev-vygotsky")),
                    Map.entry(
                            "Compulsory schooling",
                            List.of(
                                    "ivan-illich",
                                    "john-amos-comenius",
                                    "nel-noddings",
                                    "celestin-freinet")),
                    Map.entry(
                            "How should children learn to write?",
                            List.of("loris-malaguzzi", "johann-pestalozzi", "celestin-freinet")),
                    Map.entry(
                            "AI tutors for every pupil",
                            List.of("carl-rogers", "john-amos-comenius", "loris-malaguzzi")),
                    Map.entry(
                            "What to do about bullying",
                            List.of(
                                    "johann-pestalozzi",
                                    "carl-rogers",
                                    "nel-noddings",
                                    "ivan-illich")));

    static Stream<Talk> talks() {
        return TABLES.keySet().stream().sorted().map(topic -> talk(topic, 1));
    }

    @Test
    void everyBuiltInCharacterIsHeard() {
        Set<String> heard = new HashSet<>();
        TABLES.values().forEach(heard::addAll);

        Casts.LIBRARY
                .sets()
                .getFirst()
                .characters()
                .forEach(id -> assertTrue(heard.contains(id), id));
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
        Talk talk = Talk.on(topic, TABLES.getOrDefault(topic, List.of()).toArray(String[]::new));
        talk.seed(seed);
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
