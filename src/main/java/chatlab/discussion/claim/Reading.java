package chatlab.discussion.claim;

import chatlab.conversation.Claim;
import chatlab.discussion.claim.Anachronisms.Later;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One turn, read for what it claims. */
final class Reading {
    private static final int MOST = 6;

    /** Longer ones are no quotation, but a mark that was left open. */
    private static final int MOST_LETTERS = 1_200;

    /** Without marks, fewer may be anybody's. */
    private static final int UNMARKED_WORDS = 6;

    private static final String IN_NO_SOURCE = "This quotation is in none of the sources we have.";

    /** Words that are spoken for, with a claim or, as what was heard at the table, without one. */
    private record Taken(int start, int end, @Nullable Claim claim) {
        boolean overlaps(int from, int to) {
            return start < to && from < end;
        }
    }

    private final Prose prose;
    private final String text;
    private final Speaker speaker;
    private final List<String> heard;
    private @Nullable List<Wording> heardWording;
    private final List<Taken> taken = new ArrayList<>();
    private final Set<Later> told = new HashSet<>();

    Reading(String content, Speaker speaker, List<String> heard) {
        this.text = content;
        this.prose = new Prose(content);
        this.speaker = speaker;
        this.heard = heard;
    }

    List<Claim> claims() {
        for (Sentences.Span line : prose.lines()) Quoted.in(text, line).forEach(this::quoted);
        unmarked();
        restated();
        List<Taken> claimed = new ArrayList<>(taken);
        claimed.removeIf(each -> each.claim() == null);
        Set<Taken> kept =
                claimed.stream()
                        .sorted(Comparator.comparing(Reading::isPlain))
                        .limit(MOST)
                        .collect(Collectors.toSet());
        return claimed.stream()
                .filter(kept::contains)
                .sorted(Comparator.comparingInt(Taken::start))
                .flatMap(each -> Optional.ofNullable(each.claim()).stream())
                .toList();
    }

    /** Quotations and warnings come before what is only close to a source. */
    private static boolean isPlain(Taken taken) {
        return taken.claim() != null && taken.claim().kind() == Claim.Kind.PARAPHRASED;
    }

    private void quoted(Quoted quoted) {
        int start = quoted.words().start();
        int end = quoted.words().end();
        String words = text.substring(start, end);
        if (words.length() > MOST_LETTERS) return;
        Wording wording = Wording.of(words);
        if (wording.words() < Quotations.FEWEST_WORDS && !speaker.quotations().isWhole(wording))
            return;
        Optional<Persona.Source> source = speaker.quotations().source(words);
        if (source.isPresent()) {
            Claim claim = new Claim(words, Claim.Kind.QUOTED, source.get(), null, null);
            taken.add(new Taken(start, end, claim));
        } else if (isHeard(wording)) {
            taken.add(new Taken(start, end, null));
        } else if (speaker.quotations().isPresented(quoted, text)) {
            Claim claim = new Claim(words, Claim.Kind.EXTRAPOLATED, null, null, IN_NO_SOURCE);
            taken.add(new Taken(start, end, claim));
        }
    }

    private boolean isHeard(Wording words) {
        if (heardWording == null) heardWording = heard.stream().map(Wording::of).toList();
        return heardWording.stream().anyMatch(each -> each.contains(words));
    }

    /** Sentences that are in a source word for word, though no marks say so. */
    private void unmarked() {
        for (Prose.Sentence sentence : prose.sentences()) {
            String words = sentence.in(text);
            if (!isFree(sentence) || sentence.wording().words() < UNMARKED_WORDS) continue;
            speaker.quotations()
                    .source(words)
                    .map(source -> new Claim(words, Claim.Kind.QUOTED, source, null, null))
                    .ifPresent(claim -> taken.add(taken(sentence, claim)));
        }
    }

    /**
     * Sentences that restate an idea, or speak of what came later, or both. Neighbours of a kind
     * are one claim, with what is too short to tell between them.
     */
    private void restated() {
        Run run = null;
        for (Prose.Sentence sentence : prose.sentences()) {
            boolean free = isFree(sentence);
            String words = sentence.in(text);
            Persona.Idea idea = free ? speaker.ideas().in(sentence.wording()).orElse(null) : null;
            Later later = free ? speaker.later(words, sentence.wording()).orElse(null) : null;
            boolean near = free && run != null && run.last().line() == sentence.line();
            if (near && later == null && KeyIdeas.isTooShort(sentence.wording())) continue;
            if (run != null && near && run.isOf(idea, later)) {
                run = new Run(run.first(), sentence, idea, later);
            } else {
                add(run);
                run = new Run(sentence, sentence, idea, later);
            }
        }
        add(run);
    }

    /** Sentences that are one claim, where there is an idea in them or something later. */
    private record Run(
            Prose.Sentence first,
            Prose.Sentence last,
            Persona.@Nullable Idea idea,
            @Nullable Later later) {
        boolean isOf(Persona.@Nullable Idea other, @Nullable Later otherLater) {
            return idea == other && Objects.equals(later, otherLater);
        }
    }

    /** A later thing is told once, but where a source is claimed for it. */
    private void add(@Nullable Run run) {
        if (run == null) return;
        Persona.Idea idea = run.idea();
        Later later = run.later();
        if (idea == null && (later == null || !told.add(later))) return;
        String words = text.substring(run.first().start(), run.last().end());
        Claim claim =
                new Claim(
                        words,
                        later == null ? Claim.Kind.PARAPHRASED : Claim.Kind.EXTRAPOLATED,
                        idea == null ? null : idea.source(),
                        idea == null ? null : idea.title(),
                        later == null ? null : speaker.note(later));
        taken.add(new Taken(run.first().start(), run.last().end(), claim));
    }

    private boolean isFree(Prose.Sentence sentence) {
        return sentence.in(text).indexOf('`') < 0
                && taken.stream()
                        .noneMatch(each -> each.overlaps(sentence.start(), sentence.end()));
    }

    private static Taken taken(Prose.Sentence sentence, Claim claim) {
        return new Taken(sentence.start(), sentence.end(), claim);
    }
}
