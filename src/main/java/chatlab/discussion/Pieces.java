package chatlab.discussion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A turn in the making: pieces one after another, within what its length allows. */
final class Pieces {
    /** How many words a turn should have. */
    record Extent(int least, int most) {
        static Extent of(@Nullable String length, @Nullable String readingLevel) {
            Extent extent =
                    switch (Objects.requireNonNullElse(length, "medium")) {
                        case "short" -> new Extent(40, 80);
                        case "long" -> new Extent(180, 300);
                        default -> new Extent(90, 160);
                    };
            boolean young = Objects.equals(readingLevel, "child");
            return young ? new Extent(extent.least * 3 / 4, extent.most * 3 / 4) : extent;
        }
    }

    private static final int TWO_PARAGRAPHS = 112;

    private final Extent extent;
    private final List<String> texts = new ArrayList<>();

    Pieces(Extent extent) {
        this.extent = extent;
    }

    /** Adds a piece, whatever its length. */
    boolean add(Optional<String> piece) {
        piece.ifPresent(texts::add);
        return piece.isPresent();
    }

    /** Adds a piece if there is room for it and for what is still to come. */
    boolean addIfItFits(Optional<String> piece, int toCome) {
        return add(piece.filter(text -> words() + words(text) + toCome <= extent.most));
    }

    boolean addIfItFits(Optional<String> piece) {
        return addIfItFits(piece, 0);
    }

    boolean isEnough(int toCome) {
        return words() + toCome >= extent.least;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    Extent extent() {
        return extent;
    }

    int words() {
        return texts.stream().mapToInt(Pieces::words).sum();
    }

    String soFar() {
        return String.join(" ", texts);
    }

    /** One paragraph, or two where it is long. */
    String joined() {
        if (words() < TWO_PARAGRAPHS || texts.size() < 2) return soFar();
        int half = 1;
        while (half < texts.size() - 1 && words(texts.subList(0, half + 1)) <= words() / 2 + 12)
            half++;
        return String.join(" ", texts.subList(0, half))
                + "\n\n"
                + String.join(" ", texts.subList(half, texts.size()));
    }

    static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    static List<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.!?…])[”’]?\\s+"))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static int words(List<String> texts) {
        return texts.stream().mapToInt(Pieces::words).sum();
    }
}
