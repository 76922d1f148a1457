package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ten talks that {@code make transcripts} prints, and others drawn at random. */
class OfflineTalksTest {
    private static final double NAMING = 0.8;
    private static final double RECOGNISED = 0.9;

    private static final List<String> TOPICS =
            Stream.concat(
                            Tables.BY_TOPIC.keySet().stream().sorted(),
                            Transcripts.SCENES.stream().map(Transcripts.Scene::topic))
                    .distinct()
                    .toList();

    static Stream<Transcripts.Scene> printed() {
        return Transcripts.SCENES.stream();
    }

    @ParameterizedTest
    @MethodSource("printed")
    void aPrintedTalkHolds(Transcripts.Scene scene) {
        Talk talk = Transcripts.played(scene, Transcripts.TURNS, 1);
        Reading reading = new Reading(talk);

        reading.holds();
        assertTrue(
                reading.shareThatNamesWhomItAnswers() >= NAMING,
                scene.topic() + ": " + reading.shareThatNamesWhomItAnswers());
        assertTrue(
                reading.shareThatIsRecognised() >= RECOGNISED,
                scene.topic() + ": " + reading.shareThatIsRecognised());
    }

    @ParameterizedTest
    @MethodSource("printed")
    void turnsDifferInLength(Transcripts.Scene scene) {
        List<Integer> words =
                Transcripts.played(scene, Transcripts.TURNS, 1).history.stream()
                        .filter(turn -> turn.speaker() != null)
                        .map(turn -> Pieces.words(turn.content()))
                        .toList();

        assertTrue(Collections.max(words) >= Collections.min(words) + 30, words.toString());
    }

    @Test
    void someBeginWithTheIdeaAndMostWithTheAnswer() {
        int answers = 0;
        int turns = 0;
        for (Transcripts.Scene scene : Transcripts.SCENES) {
            Talk talk = Transcripts.played(scene, Transcripts.TURNS, 1);
            for (int i = 1; i < talk.history.size(); i++) {
                Message.Speaker before = talk.history.get(i - 1).speaker();
                if (before == null) continue;
                turns++;
                String called = talk.participant(before.id()).persona().called();
                List<String> sentences = OfflineVoiceTest.sentences(talk.history.get(i).content());
                if (String.join(" ", sentences.subList(0, Math.min(2, sentences.size())))
                        .contains(called)) answers++;
            }
        }
        assertTrue(answers < turns * 0.95 && answers > turns * 0.6, answers + " of " + turns);
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void aTalkDrawnAtRandomHolds(int seed) {
        new Reading(drawn(seed)).holds();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void anyTalkHolds(int seed) {
        new Reading(drawn(seed)).holds();
    }

    @Test
    void mostTurnsNameWhomTheyAnswerAndAreRecognised() {
        List<Reading> readings = fewSeeds().mapToObj(seed -> new Reading(drawn(seed))).toList();

        double naming =
                readings.stream()
                        .mapToDouble(Reading::shareThatNamesWhomItAnswers)
                        .average()
                        .orElseThrow();
        double recognised =
                readings.stream()
                        .mapToDouble(Reading::shareThatIsRecognised)
                        .average()
                        .orElseThrow();
        assertTrue(naming >= NAMING, "naming " + naming);
        assertTrue(recognised >= RECOGNISED, "recognised " + recognised);
    }

    @Test
    void theSameSeedGivesTheSameTalk() {
        assertEquals(texts(drawn(7)), texts(drawn(7)));
    }

    private static List<String> texts(Talk talk) {
        return talk.history.stream().map(Message::content).toList();
    }

    static IntStream fewSeeds() {
        return IntStream.rangeClosed(1, 20);
    }

    static IntStream manySeeds() {
        return IntStream.rangeClosed(21, 220);
    }

    /** Four of all, over one of the topics, with a question by the user in the middle. */
    private static Talk drawn(int seed) {
        Random random = new Random(seed);
        List<Persona> all = new ArrayList<>(Casts.LIBRARY.all());
        Collections.shuffle(all, random);
        String topic = TOPICS.get(random.nextInt(TOPICS.size()));
        String asked = TOPICS.get(random.nextInt(TOPICS.size()));
        return Transcripts.played(
                new Transcripts.Scene(
                        topic, all.stream().limit(4).map(Persona::id).toList(), Map.of(6, asked)),
                Transcripts.TURNS,
                seed);
    }
}
