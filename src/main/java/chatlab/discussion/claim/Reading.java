package chatlab.discussion.claim;

import chatlab.conversation.Claim;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final Quotations quotations;
    private final KeyIdeas ideas;
    private final List<String> heard;
    private @Nullable List<Folded> heardFolded;
    private final List<Taken> taken = new ArrayList<>();

    Reading(String content, Quotations quotations, KeyIdeas ideas, List<String> heard) {
        this.text = content;
        this.prose = new Prose(content);
        this.quotations = quotations;
        this.ideas = ideas;
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
        Folded folded = Folded.of(words);
        if (folded.words() < Quotations.FEWEST_WORDS) return;
        Optional<Persona.Source> source = quotations.source(words);
        if (source.isPresent()) {
            Claim claim = new Claim(words, Claim.Kind.QUOTED, source.get(), null, null);
            taken.add(new Taken(start, end, claim));
        } else if (isHeard(folded)) {
            taken.add(new Taken(start, end, null));
        } else if (quotations.isPresented(quoted, text)) {
            Claim claim = new Claim(words, Claim.Kind.EXTRAPOLATED, null, null, IN_NO_SOURCE);
            taken.add(new Taken(start, end, claim));
        }
    }

    private boolean isHeard(Folded words) {
        if (heardFolded == null) heardFolded = heard.stream().map(Folded::of).toList();
        return heardFolded.stream().anyMatch(each -> each.contains(words));
    }

    /** Sentences that are in a source word for word, though no marks say so. */
    private void unmarked() {
        for (Prose.Sentence sentence : prose.sentences()) {
            String words = sentence.in(text);
            if (!isFree(sentence) || Folded.of(words).words() < UNMARKED_WORDS) continue;
            quotations
                    .source(words)
                    .map(source -> new Claim(words, Claim.Kind.QUOTED, source, null, null))
                    .ifPresent(claim -> taken.add(taken(sentence, claim)));
        }
    }

    /** Neighbours on the same idea are one, with what is too short to tell between them. */
    private void restated() {
        Restated run = null;
        for (Prose.Sentence sentence : prose.sentences()) {
            boolean free = isFree(sentence);
            boolean near = free && run != null && run.last().line() == sentence.line();
            if (near && KeyIdeas.isTooShort(sentence.in(text))) continue;
            Persona.Idea idea = free ? ideas.in(sentence.in(text)).orElse(null) : null;
            if (near && run != null && run.idea() == idea) {
                run = new Restated(run.first(), sentence, run.idea());
            } else {
                if (run != null) taken.add(run.taken(text));
                run = idea == null ? null : new Restated(sentence, sentence, idea);
            }
        }
        if (run != null) taken.add(run.taken(text));
    }

    private record Restated(Prose.Sentence first, Prose.Sentence last, Persona.Idea idea) {
        Taken taken(String text) {
            String words = text.substring(first.start(), last.end());
            Claim claim =
                    new Claim(words, Claim.Kind.PARAPHRASED, idea.source(), idea.title(), null);
            return new Taken(first.start(), last.end(), claim);
        }
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
