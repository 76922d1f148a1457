package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a turn takes up what was said: the user's question, a question put to this one, or what the
 * last speaker said; at the beginning, the topic.
 *
 * @param text the words
 * @param relation how it stands toward the last speaker; null where it answers nobody's point
 */
record Reply(String text, Encounter.@Nullable Relation relation) {
    private static final int ECHO_WORDS = 13;
    private static final int ONE_IN_ECHOES = 4;
    private static final int THREE_IN_ANSWERS = 3;

    /** A sentence that can be repeated by another without loss. */
    private static final Pattern ALONE =
            Pattern.compile(
                    "(?:A|An|The|No|Nobody|Nothing|Whoever|Every|Each|\\p{Lu}[a-z]+) [^“”?:;–]*[.]");

    private static final Pattern PERSONAL =
            Pattern.compile(
                    "(?i)\\b(?:I|me|my|mine|we|us|our|you|your|he|she|him|her|his|hers|they|them|their|it|its"
                            + "|this|that|these|those|there|here|then|now|so|such|one|let|give|ask|put|take"
                            + "|show|look|suppose|say|but|and|dr|was|were|had|did|has|have"
                            + "|went|came|said|told|made|gave|saw|[a-z]+ed)\\b");

    private static final Set<String> FIRST_WORDS =
            Set.of(
                    "A", "An", "The", "No", "Nobody", "Nothing", "Whoever", "Every", "Each",
                    "Where");

    /** What the choice of a reply rests on. */
    private record Choice(Situation situation, Persona other, Phrases phrases, Meeting meeting) {

        Optional<Reply> answer() {
            boolean asked = situation.isAsked();
            if (!asked || random().nextInt(THREE_IN_ANSWERS) == 0) return Optional.empty();
            return phrases.common(Common.ASKED, this::isUnlikeTheLast)
                    .map(line -> reply(line, null));
        }

        Optional<Reply> toward() {
            List<String> lines = situation.me().toward().getOrDefault(other.id(), List.of());
            long left = lines.stream().filter(line -> !situation.own().contains(line)).count();
            boolean now = left > 0 && random().nextInt(left == lines.size() ? 2 : 3) == 0;
            return now ? anyToward() : Optional.empty();
        }

        Optional<Reply> anyToward() {
            List<String> lines = situation.me().toward().getOrDefault(other.id(), List.of());
            return phrases.fresh(lines, this::isUnlikeTheLast).map(line -> new Reply(line, null));
        }

        Optional<Reply> toPoint() {
            if (meeting.mine().isEmpty() || meeting.theirs().isEmpty()) return Optional.empty();
            Persona.Idea theirs = meeting.theirs().get();
            Encounter.Relation relation = meeting.relation();
            if (theirs.point().isBlank()) return Optional.empty();
            return phrases.fresh(lines(relation), this::isUnlikeTheLast)
                    .or(
                            () ->
                                    phrases.common(
                                            Common.REPLIES.getOrDefault(relation, List.of()),
                                            this::isUnlikeTheLast))
                    .map(
                            line ->
                                    reply(
                                            Phrases.withPoint(line, theirs.point(), other.called()),
                                            relation));
        }

        private List<String> lines(Encounter.Relation relation) {
            Persona.Speech speech = situation.me().speech();
            return switch (relation) {
                case EXTENDS -> speech.extending();
                case CHALLENGES -> speech.challenges();
                case DOUBTS -> speech.doubts();
            };
        }

        Optional<Reply> echo() {
            Encounter.Relation relation = meeting.relation();
            String said = Objects.requireNonNull(situation.heard()).message().content();
            return Pieces.sentences(said).reversed().stream()
                    .filter(Reply::standsAlone)
                    .filter(line -> !other.toward().toString().contains(line))
                    .findFirst()
                    .flatMap(line -> echoing(line.substring(0, line.length() - 1), relation));
        }

        private Optional<Reply> echoing(String line, Encounter.Relation relation) {
            return phrases.common(
                            Common.ECHOES.getOrDefault(relation, List.of()), this::isUnlikeTheLast)
                    .map(phrase -> reply(phrase.replace("{echo}", line), relation));
        }

        Optional<Reply> turning() {
            return phrases.common(Common.TURNS_TO, this::isUnlikeTheLast)
                    .map(line -> reply(line, null));
        }

        private Reply reply(String line, Encounter.@Nullable Relation relation) {
            String named = line.replace("{name}", other.called());
            return new Reply(Sentence.of(named, situation.brief()), relation);
        }

        /** Two turns running do not begin with one word. */
        private boolean isUnlikeTheLast(String line) {
            String last = Objects.requireNonNull(situation.heard()).message().content();
            String first = line.startsWith("{name}") ? other.called() : firstWord(line);
            return !first.equals(firstWord(last));
        }

        private Random random() {
            return situation.random();
        }
    }

    /**
     * The reply to whoever spoke last; empty where there is nobody.
     *
     * @param meeting what this turn will be about, and what that was
     */
    static Optional<Reply> of(Situation situation, Phrases phrases, Meeting meeting) {
        Situation.Heard heard = situation.heard();
        if (heard == null) return Optional.empty();
        Choice choice = new Choice(situation, heard.speaker(), phrases, meeting);
        if (meeting.wanted().isPresent())
            return choice.toPoint().or(choice::echo).or(choice::anyToward).or(choice::turning);
        boolean echoes =
                situation.random().nextInt(ONE_IN_ECHOES) == 0 || meeting.theirs().isEmpty();
        return choice.answer()
                .or(choice::toward)
                .or(() -> echoes ? choice.echo() : Optional.empty())
                .or(choice::toPoint)
                .or(choice::turning);
    }

    /** To the user; their question's subject is named where it has one. */
    static Optional<Reply> toUser(Situation situation, Stock stock, Phrases phrases) {
        return phrases.fresh(situation.me().speech().answers())
                .or(() -> phrases.common(Common.ANSWERS))
                .map(line -> new Reply(stock.filled(line), null));
    }

    static Optional<Reply> opening(Situation situation, Stock stock, Phrases phrases) {
        return phrases.fresh(situation.me().openings())
                .or(() -> phrases.common(Common.OPENINGS))
                .map(line -> new Reply(stock.filled(line), null));
    }

    private static boolean standsAlone(String line) {
        int words = Pieces.words(line);
        String rest = line.replaceFirst("^\\S+ ", "");
        return words >= 4
                && words <= ECHO_WORDS
                && FIRST_WORDS.contains(firstWord(line))
                && ALONE.matcher(line).matches()
                && !PERSONAL.matcher(rest).find()
                && !rest.matches(".*[A-Z].*");
    }

    private static String firstWord(String text) {
        return text.split("[^\\p{L}{}]+", 2)[0];
    }
}
