package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.persona.Axis;
import chatlab.persona.Domain;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One turn, composed: a response to whoever spoke last, a key idea not yet given, a word on the
 * topic, and now and then a question to another at the table. Whatever was used before is left
 * alone.
 */
final class Composition {
    private enum Relation {
        EXTENDS,
        CHALLENGES,
        DOUBTS
    }

    /** At this mean distance, of four, two stances are at odds. */
    private static final double FAR = 1.5;

    private static final double NEAR = 0.75;

    /** An idea this near to a turn is taken to be what the turn was about. */
    private static final int ABOUT = 6;

    private static final int TWO_PARAGRAPHS = 520;

    /** Somebody's name before a comma or colon, at the table or not: “Freire, …”. */
    private static final Pattern CALLED =
            Pattern.compile("(^|[,.!?:;]\\s+)\\p{Lu}[\\p{L}’'-]+(?=\\s*[,:!])");

    private final TurnBrief brief;
    private final Participant speaker;
    private final Persona me;
    private final Relevance relevance;
    private final Random random;
    private final Phrases phrases;
    private final String own; // all I have said
    private final int ownTurns;
    private final String about; // the question, where there is one, else the topic
    private final Set<String> aboutStems;
    private final String subject;
    private final @Nullable Message other;
    private final @Nullable Persona otherPersona;

    Composition(TurnBrief brief, Participant speaker, Relevance relevance) {
        this.brief = brief;
        this.speaker = speaker;
        this.me = speaker.persona();
        this.relevance = relevance;
        List<String> mine =
                brief.history().stream()
                        .filter(each -> each.isBy(me.id()))
                        .map(Message::content)
                        .toList();
        this.own = String.join("\n", mine);
        this.ownTurns = mine.size();
        int place = brief.history().isEmpty() ? 0 : brief.history().getLast().seq();
        this.random = new Random(brief.seed() * 31 + place * 1_000_003L + me.id().hashCode());
        random.nextInt(); // the first draw of neighbouring seeds is nearly the same
        List<String> asked =
                brief.question().map(question -> subjects(question.content())).orElse(List.of());
        this.phrases = new Phrases(own, random);
        this.about =
                asked.isEmpty()
                        ? brief.topic()
                        : brief.question().orElseThrow().content() + " " + brief.topic();
        this.aboutStems = Words.in(about).stems();
        List<String> subjects = asked.isEmpty() ? Subject.of(brief.topic()) : asked;
        this.subject = subjects.get(ownTurns % subjects.size());
        this.other = brief.question().isPresent() ? null : brief.lastOther().orElse(null);
        this.otherPersona = otherPersona(other, brief);
    }

    String text() {
        Persona.Idea theirs =
                otherPersona == null || other == null
                        ? null
                        : ideaOf(otherPersona, other.content());
        Persona.Idea idea = idea(theirs);
        String length =
                Optional.ofNullable(brief.conversation().settings().length()).orElse("medium");
        List<String> parts = new ArrayList<>();
        opening(idea, theirs).ifPresent(parts::add);
        Optional<String> remark = remark();
        if (remark.isPresent() && random.nextInt(3) == 0) {
            parts.add(remark.get());
            parts.add(idea.statement());
        } else {
            parts.add(idea.statement());
            if (!length.equals("short")) remark.ifPresent(parts::add);
        }
        boolean onTopic =
                Words.in(String.join(" ", parts)).stems().stream().anyMatch(aboutStems::contains);
        if (!onTopic || length.equals("long") || remark.isEmpty()) bridge().ifPresent(parts::add);
        if (!length.equals("short")) ending().ifPresent(parts::add);
        return joined(parts);
    }

    /** Phrases of a question that say what it is about; none in “go on”. */
    private List<String> subjects(String question) {
        String plain = CALLED.matcher(question.replaceAll("@\\S+", " ")).replaceAll("$1");
        for (Persona persona : brief.table()) {
            plain = plain.replace(persona.name(), " ");
            if (persona.surname() != null) plain = plain.replace(persona.surname(), " ");
        }
        if (Words.in(plain).stems().isEmpty()) return List.of();
        return Subject.of(plain).stream().filter(phrase -> !phrase.startsWith("“")).toList();
    }

    private static @Nullable Persona otherPersona(@Nullable Message message, TurnBrief brief) {
        Message.Speaker by = message == null ? null : message.speaker();
        return by == null ? null : brief.persona(by.id()).orElse(null);
    }

    private Optional<String> opening(Persona.Idea idea, Persona.@Nullable Idea theirs) {
        if (brief.question().isPresent())
            return phrases.fresh(me.speech().answers()).map(this::filled);
        if (otherPersona == null) return phrases.fresh(me.openings()).map(this::filled);
        List<String> toward = me.toward().getOrDefault(otherPersona.id(), List.of());
        List<String> left = toward.stream().filter(line -> !own.contains(line)).toList();
        boolean atFirst = !left.isEmpty() && left.size() == toward.size();
        if (atFirst || theirs == null || !left.isEmpty() && random.nextBoolean()) {
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(left.get(random.nextInt(left.size())));
        }
        List<String> lines =
                switch (relation(idea, theirs)) {
                    case EXTENDS -> me.speech().extending();
                    case CHALLENGES -> me.speech().challenges();
                    case DOUBTS -> me.speech().doubts();
                };
        String name = otherPersona.called();
        return phrases.fresh(lines)
                .map(
                        phrase ->
                                sentence(
                                        phrase.replace("{name}", name)
                                                .replace("{point}", theirs.point())));
    }

    /**
     * The one nearest to what is spoken of, among those not given yet; one that meets the last
     * speaker's idea is preferred.
     */
    private Persona.Idea idea(Persona.@Nullable Idea theirs) {
        List<Persona.Idea> left =
                me.keyIdeas().stream().filter(each -> !own.contains(each.statement())).toList();
        List<Persona.Idea> choice = new ArrayList<>(left.isEmpty() ? me.keyIdeas() : left);
        Collections.shuffle(choice, random);
        Set<String> lastStems = other == null ? Set.of() : Words.in(other.content()).stems();
        return choice.stream()
                .max(
                        Comparator.comparingInt(
                                (Persona.Idea each) ->
                                        2 * relevance.of(each, aboutStems)
                                                + relevance.of(each, lastStems)
                                                + (theirs == null
                                                        ? 0
                                                        : 2
                                                                * (conflict(each, theirs)
                                                                        + accord(each, theirs)))))
                .orElseThrow();
    }

    /** Which of a character's ideas a turn was about. */
    private Persona.@Nullable Idea ideaOf(Persona persona, String said) {
        Optional<Persona.Idea> given =
                persona.keyIdeas().stream()
                        .filter(idea -> said.contains(idea.statement()))
                        .findFirst();
        if (given.isPresent()) return given.get();
        Set<String> stems = Words.in(said).stems();
        return persona.keyIdeas().stream()
                .filter(idea -> relevance.of(idea, stems) >= ABOUT)
                .max(Comparator.comparingInt(idea -> relevance.of(idea, stems)))
                .orElse(null);
    }

    private Relation relation(Persona.Idea mine, Persona.Idea theirs) {
        int conflict = conflict(mine, theirs);
        int accord = accord(mine, theirs);
        if (conflict > accord) return Relation.CHALLENGES;
        double distance = distance();
        if (accord > conflict && distance < FAR) return Relation.EXTENDS;
        if (distance >= FAR) return Relation.CHALLENGES;
        return distance <= NEAR ? Relation.EXTENDS : Relation.DOUBTS;
    }

    private static int conflict(Persona.Idea mine, Persona.Idea theirs) {
        return common(mine.opposes(), theirs.supports())
                + common(mine.supports(), theirs.opposes());
    }

    private static int accord(Persona.Idea mine, Persona.Idea theirs) {
        return common(mine.supports(), theirs.supports());
    }

    private static int common(List<String> one, List<String> two) {
        return (int) one.stream().filter(two::contains).count();
    }

    /**
     * How far apart the two stand, on the axes the topic touches or, where it touches none, on all.
     */
    private double distance() {
        Persona them = otherPersona;
        if (them == null) return 0;
        Words words = Words.in(about);
        List<Axis> touched =
                Stream.of(Axis.values()).filter(axis -> words.hits(axis.words()) > 0).toList();
        List<Axis> axes = touched.isEmpty() ? List.of(Axis.values()) : touched;
        return axes.stream()
                .mapToInt(axis -> Math.abs(me.stance(axis) - them.stance(axis)))
                .average()
                .orElse(0);
    }

    /** What this one says of the field of school life that is touched most. */
    private Optional<String> remark() {
        Words words = Words.in(about);
        return Stream.of(Domain.values())
                .filter(domain -> words.hits(domain.words()) > 0)
                .sorted(Comparator.comparingInt(domain -> -words.hits(domain.words())))
                .flatMap(domain -> me.remarks().getOrDefault(domain.key(), List.of()).stream())
                .filter(remark -> !own.contains(remark))
                .findFirst();
    }

    private Optional<String> bridge() {
        return phrases.fresh(me.speech().bridges()).map(this::filled);
    }

    private Optional<String> ending() {
        int turn = ownTurns + Math.floorMod(me.id().hashCode(), 3);
        return switch (Math.floorMod(turn, 3)) {
            case 0 -> question();
            case 1 -> phrases.fresh(me.speech().closings());
            default -> Optional.empty();
        };
    }

    /** To the one heard least, but for whoever spoke just now. */
    private Optional<String> question() {
        String last = otherPersona == null ? "" : otherPersona.id();
        List<Participant> others =
                brief.conversation().participants().stream()
                        .filter(each -> !each.muted() && !each.id().equals(speaker.id()))
                        .toList();
        return others.stream()
                .filter(each -> others.size() == 1 || !each.id().equals(last))
                .min(Comparator.comparingInt(Participant::turns))
                .flatMap(
                        to ->
                                phrases.fresh(me.questions())
                                        .map(
                                                line ->
                                                        sentence(
                                                                line.replace(
                                                                        "{name}",
                                                                        to.persona().called()))));
    }

    private String filled(String phrase) {
        return sentence(phrase.replace("{subject}", subject));
    }

    /** A slot at the beginning may have brought a small letter; “bell” keeps hers. */
    private String sentence(String text) {
        boolean name =
                brief.table().stream().anyMatch(persona -> text.startsWith(persona.called()));
        return name ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String joined(List<String> parts) {
        String text = String.join(" ", parts);
        if (text.length() < TWO_PARAGRAPHS || parts.size() < 3) return text;
        int half = parts.size() / 2;
        return String.join(" ", parts.subList(0, half))
                + "\n\n"
                + String.join(" ", parts.subList(half, parts.size()));
    }
}
