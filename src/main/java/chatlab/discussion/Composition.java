package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Participant;
import chatlab.persona.Domain;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    /** The user's question is before everybody until so many have spoken. */
    private static final int QUESTION_LASTS = 3;

    /** A subject named so lately is not named in full again. */
    private static final int NAMED_LATELY = 2;

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
    private final @Nullable Encounter encounter;

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
        this.phrases = new Phrases(own, random);
        Optional<String> question = recentQuestion();
        List<String> asked = question.map(this::subjects).orElse(List.of());
        this.about = asked.isEmpty() ? brief.topic() : question.orElseThrow() + " " + brief.topic();
        this.aboutStems = Words.in(about).stems();
        List<String> subjects = asked.isEmpty() ? Subject.of(brief.topic()) : asked;
        String full = subjects.get(ownTurns % subjects.size());
        this.subject = isNamed(full, lately()) ? Subject.shorter(full) : full;
        this.other = brief.question().isPresent() ? null : brief.lastOther().orElse(null);
        this.otherPersona = otherPersona(other, brief);
        this.encounter =
                otherPersona == null ? null : new Encounter(me, otherPersona, about, relevance);
    }

    /** What the user asked just now, though another may have answered. */
    private Optional<String> recentQuestion() {
        List<Message> history = brief.history();
        return history
                .subList(Math.max(0, history.size() - QUESTION_LASTS), history.size())
                .reversed()
                .stream()
                .filter(Message::isUsers)
                .map(Message::content)
                .findFirst();
    }

    private String lately() {
        List<Message> history = brief.history();
        int from = Math.max(0, history.size() - NAMED_LATELY);
        return String.join(
                "\n",
                history.subList(from, history.size()).stream().map(Message::content).toList());
    }

    private static boolean isNamed(String phrase, String text) {
        return Words.fold(text).contains(Words.fold(phrase));
    }

    String text() {
        Persona.Idea theirs =
                encounter == null || other == null
                        ? null
                        : encounter.theirs(other.content()).orElse(null);
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
        boolean named = isNamed(subject, String.join(" ", parts));
        if (!onTopic || length.equals("long") || remark.isEmpty() && !named && random.nextBoolean())
            bridge(named).ifPresent(parts::add);
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
            return left.isEmpty() ? Optional.empty() : phrases.fresh(unlikeTheLast(left));
        }
        List<String> lines =
                switch (Objects.requireNonNull(encounter).relation(idea, theirs)) {
                    case EXTENDS -> me.speech().extending();
                    case CHALLENGES -> me.speech().challenges();
                    case DOUBTS -> me.speech().doubts();
                };
        String name = otherPersona.called();
        return phrases.fresh(unlikeTheLast(lines))
                .map(phrase -> sentence(Phrases.withPoint(phrase, theirs.point(), name)));
    }

    /** Two turns running do not begin with one word. */
    private List<String> unlikeTheLast(List<String> lines) {
        String last = other == null ? "" : firstWord(other.content());
        List<String> unlike =
                lines.stream()
                        .filter(line -> !own.contains(Phrases.literal(line)))
                        .filter(line -> !firstWord(line).equals(last))
                        .toList();
        return unlike.isEmpty() ? lines : unlike;
    }

    private static String firstWord(String text) {
        return text.split("[^\\p{L}{}]+", 2)[0];
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
                                                        : 2 * Encounter.touch(each, theirs))))
                .orElseThrow();
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

    private Optional<String> bridge(boolean named) {
        String name = named ? Subject.shorter(subject) : subject;
        return phrases.fresh(me.speech().bridges())
                .map(phrase -> sentence(phrase.replace("{subject}", name)));
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
