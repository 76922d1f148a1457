package chatlab.discussion;

import chatlab.conversation.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds an earlier turn that says nearly the same: of the runs of three words that occur in either
 * of the two, 60 % occur in both (their Jaccard index).
 */
final class NearRepeat {
    private static final int RUN = 3;
    private static final double NEAR = 0.6;

    /** Two short sentences are alike easily. */
    private static final int FEWEST = 8;

    private NearRepeat() {}

    /** The newest such turn of a character. */
    static Optional<Message> of(String said, List<Message> history) {
        Set<Integer> runs = runs(said);
        if (runs.size() < FEWEST) return Optional.empty();
        return history.reversed().stream()
                .filter(each -> !each.isUsers())
                .filter(each -> isAlikeInLength(each.content(), said))
                .filter(each -> jaccard(runs, runs(each.content())) >= NEAR)
                .findFirst();
    }

    /** Texts of very unlike lengths cannot share so much; that saves looking at them. */
    private static boolean isAlikeInLength(String one, String other) {
        return Math.min(one.length(), other.length()) * 2.5
                >= Math.max(one.length(), other.length());
    }

    private static double jaccard(Set<Integer> one, Set<Integer> other) {
        long both = one.stream().filter(other::contains).count();
        return (double) both / (one.size() + other.size() - both);
    }

    /** Each run of words by its hash. */
    private static Set<Integer> runs(String text) {
        Set<Integer> runs = new HashSet<>();
        int[] last = new int[RUN];
        int words = 0;
        int word = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                word = word * 31 + Character.toLowerCase(c);
            } else if (word != 0) {
                last[words++ % RUN] = word;
                word = 0;
                if (words >= RUN) runs.add(run(last, words));
            }
        }
        return runs;
    }

    private static int run(int[] last, int words) {
        int run = 0;
        for (int i = RUN; i > 0; i--) run = run * 0x01000193 + last[(words - i) % RUN];
        return run;
    }
}
