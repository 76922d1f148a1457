package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a talk of the offline voice and checks what can be checked. */
final class Reading {
    private static final List<String> MARKS_OF_A_FORM =
            List.of("{", "}", "  ", "..", " ,", " .", " ;", " ?", "null", "\"", "'");

    private final Talk talk;
    private final List<Message> turns;

    Reading(Talk talk) {
        this.talk = talk;
        this.turns = talk.history.stream().filter(turn -> turn.speaker() != null).toList();
    }

    void holds() {
        saysNoSentenceTwice();
        isWellFormed();
        staysOnTheTopic();
        callsNobodyWhoIsAbsent();
    }

    void saysNoSentenceTwice() {
        Set<String> said = new HashSet<>();
        for (Message turn : turns) {
            for (String sentence : OfflineVoiceTest.sentences(turn.content())) {
                boolean fresh = sentence.split(" ").length < 3 || said.add(sentence);
                assertTrue(fresh, where(turn) + " repeats: " + sentence);
            }
        }
    }

    void isWellFormed() {
        for (Message turn : turns) {
            String text = turn.content();
            for (String mark : MARKS_OF_A_FORM) {
                assertFalse(text.contains(mark), where(turn) + " “" + mark + "” in: " + text);
            }
            assertEquals(text.strip(), text);
            for (String sentence : text.replace("Dr. ", "Dr ").split("(?<=[.!?])\\s+")) {
                boolean begins = sentence.matches("(?s)[“‘(]*(\\p{Lu}|\\p{N}|bell\\b|– ).*");
                assertTrue(begins, where(turn) + " begins small: " + sentence);
            }
            assertTrue(text.matches("(?s).*[.!?…][”’]?"), text);
        }
    }

    void staysOnTheTopic() {
        Set<String> topic =
                Words.in(
                                talk.conversation().topic()
                                        + " "
                                        + talk.history.stream()
                                                .filter(Message::isUsers)
                                                .map(Message::content)
                                                .collect(Collectors.joining(" ")))
                        .stems();
        for (Message turn : turns) {
            boolean onTopic = !Collections.disjoint(topic, Words.in(turn.content()).stems());
            assertTrue(onTopic, where(turn) + ": " + turn.content());
        }
    }

    /** Whoever is spoken to sits at the table, and is somebody else. */
    void callsNobodyWhoIsAbsent() {
        Set<String> present =
                talk.seats.stream()
                        .map(seat -> seat.persona().called())
                        .collect(Collectors.toSet());
        List<String> absent =
                Casts.LIBRARY.all().stream()
                        .map(Persona::called)
                        .filter(called -> !present.contains(called))
                        .toList();
        for (Message turn : turns) {
            for (String called : absent) {
                assertFalse(
                        turn.content().matches("(?s)(.*[.!?] )?" + called + ", [a-z].*\\?.*")
                                || turn.content().contains(", " + called + "?"),
                        where(turn) + " calls " + called + ": " + turn.content());
            }
        }
    }

    /** Of the turns that follow another's, with nothing asked by the user between. */
    double shareThatNamesWhomItAnswers() {
        int replies = 0;
        int naming = 0;
        for (int i = 1; i < talk.history.size(); i++) {
            Message.Speaker before = talk.history.get(i - 1).speaker();
            if (before == null) continue;
            replies++;
            String called = talk.participant(before.id()).persona().called();
            String surname = talk.participant(before.id()).persona().surname();
            String text = talk.history.get(i).content();
            if (text.contains(called) || surname != null && text.contains(surname)) naming++;
        }
        return replies == 0 ? 1 : (double) naming / replies;
    }

    /** Of the turns whose words are nearest to the file of the one who spoke. */
    double shareThatIsRecognised() {
        long own = turns.stream().filter(turn -> turn.isBy(nearest(turn.content()))).count();
        return (double) own / turns.size();
    }

    /**
     * Whose file has most of a text's rarer words, each weighed by how few at the table have it.
     */
    private String nearest(String text) {
        Map<String, Set<String>> files = new HashMap<>();
        for (Participant seat : talk.seats) files.put(seat.id(), words(seat.persona()));
        Set<String> spoken = Words.in(text).stems();
        return files.entrySet().stream()
                .max(Comparator.comparingDouble(file -> score(spoken, file.getValue(), files)))
                .orElseThrow()
                .getKey();
    }

    private static double score(
            Set<String> spoken, Set<String> file, Map<String, Set<String>> files) {
        return spoken.stream()
                .filter(file::contains)
                .mapToDouble(
                        word ->
                                1.0
                                        / files.values().stream()
                                                .filter(each -> each.contains(word))
                                                .count())
                .sum();
    }

    private static Set<String> words(Persona persona) {
        Stream<String> ideas =
                persona.keyIdeas().stream().map(idea -> idea.statement() + " " + idea.point());
        Stream<String> spoken =
                Stream.of(
                                persona.openings(),
                                persona.questions(),
                                persona.speech().extending(),
                                persona.speech().challenges(),
                                persona.speech().doubts(),
                                persona.speech().answers(),
                                persona.speech().bridges(),
                                persona.speech().closings())
                        .flatMap(List::stream);
        Stream<String> remarks = persona.remarks().values().stream().flatMap(List::stream);
        return Words.in(
                        Stream.of(ideas, spoken, remarks)
                                .flatMap(each -> each)
                                .collect(Collectors.joining(" ")))
                .stems();
    }

    private String where(Message turn) {
        return talk.conversation().topic()
                + " ("
                + talk.conversation().settings().seed()
                + "), turn "
                + turn.seq();
    }
}
