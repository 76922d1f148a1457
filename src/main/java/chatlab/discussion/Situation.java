package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is before a speaker as its turn comes.
 *
 * @param own all that the speaker has said
 * @param said all that anybody has said
 * @param ownTurns how often it has spoken
 * @param heard the last turn of another, unless the user has asked something since
 */
record Situation(
        TurnBrief brief,
        Persona me,
        String own,
        String said,
        int ownTurns,
        About about,
        @Nullable Heard heard,
        Random random) {
    /** The user's question is before everybody until so many have spoken. */
    private static final int QUESTION_LASTS = 3;

    /** A subject named so lately is not named in full again. */
    private static final int NAMED_LATELY = 2;

    /** Somebody's name before a comma or colon, at the table or not: “Freire, …”. */
    private static final Pattern CALLED =
            Pattern.compile("(^|[,.!?:;]\\s+)\\p{Lu}[\\p{L}’'-]+(?=\\s*[,:!])");

    /**
     * What is spoken of.
     *
     * @param text the question, where there is one, and the topic
     * @param subject how it is named within a sentence
     */
    record About(String text, Set<String> stems, String subject) {}

    /** What was last said, and by whom. */
    record Heard(Message message, Persona speaker) {
        /** Whether it ended with a question to this one, or with a word to it. */
        boolean asks(Persona persona) {
            List<String> sentences = Pieces.sentences(message.content().replace("Dr. ", "Dr "));
            boolean asking =
                    !sentences.isEmpty()
                            && sentences.getLast().contains(persona.called().replace(".", ""));
            return asking
                    && (sentences.getLast().endsWith("?")
                            || Common.isInvitation(sentences.getLast(), persona.called()));
        }
    }

    static Situation of(TurnBrief brief, Participant speaker) {
        Persona me = speaker.persona();
        List<Message> mine = brief.history().stream().filter(each -> each.isBy(me.id())).toList();
        String rejected = Objects.requireNonNullElse(brief.rejected(), "");
        return new Situation(
                brief,
                me,
                text(mine) + "\n" + rejected,
                text(brief.history()) + "\n" + rejected,
                mine.size(),
                about(brief, mine.size()),
                brief.question().isPresent() ? null : heard(brief.lastOther(), brief),
                random(brief, me, rejected));
    }

    private static Random random(TurnBrief brief, Persona me, String rejected) {
        long place = brief.history().isEmpty() ? 0 : brief.history().getLast().seq();
        Random random =
                new Random(
                        brief.seed() * 31
                                + place * 1_000_003L
                                + me.id().hashCode()
                                + rejected.hashCode());
        random.nextInt(); // the first draw of neighbouring seeds is nearly the same
        return random;
    }

    /** As if nobody had spoken. */
    Situation alone() {
        return hearing(null);
    }

    /** As if this one had spoken last; as it is, where it has said nothing. */
    Situation facing(Persona other) {
        Heard theirs = heard(brief.lastBy(other.id()), brief);
        return theirs == null ? this : hearing(theirs);
    }

    private Situation hearing(@Nullable Heard other) {
        return new Situation(brief, me, own, said, ownTurns, about, other, random);
    }

    /** Where this turn stands; a second version stands elsewhere. */
    int place() {
        int again = brief.rejected() == null ? 0 : 1;
        return again + (brief.history().isEmpty() ? 0 : brief.history().getLast().seq());
    }

    int seats() {
        return brief.conversation().participants().size();
    }

    int seat() {
        return brief.table().indexOf(me);
    }

    boolean isAsked() {
        return heard != null && heard.asks(me);
    }

    String subject() {
        return about.subject();
    }

    boolean isNamed(String text) {
        return isNamed(subject(), text);
    }

    boolean isOnTopic(String text) {
        return Words.in(text).stems().stream().anyMatch(about.stems()::contains);
    }

    boolean isForChildren() {
        return Objects.equals(brief.conversation().settings().readingLevel(), "child");
    }

    List<Participant> others() {
        return brief.conversation().participants().stream()
                .filter(each -> !each.muted() && !each.id().equals(me.id()))
                .toList();
    }

    private static @Nullable Heard heard(Optional<Message> last, TurnBrief brief) {
        Message message = last.orElse(null);
        if (message == null || message.speaker() == null) return null;
        return brief.persona(message.speaker().id())
                .map(persona -> new Heard(message, persona))
                .orElse(null);
    }

    private static About about(TurnBrief brief, int ownTurns) {
        Optional<String> question = recentQuestion(brief);
        List<String> asked = question.map(each -> subjects(each, brief)).orElse(List.of());
        String text =
                asked.isEmpty() ? brief.topic() : question.orElseThrow() + " " + brief.topic();
        List<String> subjects = asked.isEmpty() ? Subject.of(brief.topic()) : asked;
        String full = asked.isEmpty() ? subjects.get(ownTurns % subjects.size()) : asked.getFirst();
        List<Message> history = brief.history();
        String lately =
                text(history.subList(Math.max(0, history.size() - NAMED_LATELY), history.size()));
        boolean familiar = isNamed(full, lately) || ownTurns > 0 && brief.question().isEmpty();
        String subject = familiar ? Subject.again(full) : full;
        return new About(text, Words.in(text).stems(), subject);
    }

    /** What the user asked just now, though another may have answered. */
    private static Optional<String> recentQuestion(TurnBrief brief) {
        List<Message> history = brief.history();
        return history
                .subList(Math.max(0, history.size() - QUESTION_LASTS), history.size())
                .reversed()
                .stream()
                .filter(Message::isUsers)
                .map(Message::content)
                .findFirst();
    }

    /** Phrases of a question that say what it is about; none in “go on”. */
    private static List<String> subjects(String question, TurnBrief brief) {
        String plain = CALLED.matcher(question.replaceAll("@\\S+", " ")).replaceAll("$1");
        for (Persona persona : brief.table()) {
            plain = plain.replace(persona.name(), " ");
            if (persona.surname() != null) plain = plain.replace(persona.surname(), " ");
        }
        if (Words.in(plain).stems().isEmpty()) return List.of();
        return Subject.of(plain).stream().filter(phrase -> !phrase.startsWith("“")).toList();
    }

    private static String text(List<Message> messages) {
        return String.join("\n", messages.stream().map(Message::content).toList());
    }

    private static boolean isNamed(String phrase, String text) {
        return Words.fold(text).contains(Words.fold(phrase));
    }
}
