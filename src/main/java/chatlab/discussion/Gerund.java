package chatlab.discussion;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes a verb a noun: “sit” is “sitting”, “taught” is “teaching”. */
final class Gerund {
    private static final Map<String, String> BY_PARTICIPLE =
            Map.ofEntries(
                    Map.entry("taught", "teaching"),
                    Map.entry("paid", "paying"),
                    Map.entry("given", "giving"),
                    Map.entry("told", "telling"),
                    Map.entry("made", "making"),
                    Map.entry("kept", "keeping"),
                    Map.entry("sent", "sending"),
                    Map.entry("put", "putting"),
                    Map.entry("left", "leaving"),
                    Map.entry("shown", "showing"),
                    Map.entry("taken", "taking"),
                    Map.entry("brought", "bringing"),
                    Map.entry("chosen", "choosing"),
                    Map.entry("heard", "hearing"),
                    Map.entry("held", "holding"),
                    Map.entry("split", "splitting"));

    /** Stressed on their last syllable, so that its consonant is doubled. */
    private static final Set<String> DOUBLED =
            Set.of("begin", "cancel", "forget", "admit", "permit", "quit");

    private static final Set<String> NO_PARTICIPLES = Set.of("need", "speed", "seed", "feed");

    private Gerund() {}

    static String of(String verb) {
        String low = verb.toLowerCase(Locale.ROOT);
        if (low.endsWith("ie")) return low.substring(0, low.length() - 2) + "ying";
        boolean silent = low.endsWith("e") && !low.matches(".*(?:ee|oe|ye)|be");
        if (silent) return low.substring(0, low.length() - 1) + "ing";
        boolean twice = DOUBLED.contains(low) || low.matches("[^aeiou]*[aeiou][bdgklmnprt]");
        return low + (twice ? low.substring(low.length() - 1) : "") + "ing";
    }

    static boolean isParticiple(String word) {
        return BY_PARTICIPLE.containsKey(word)
                || word.length() > 4 && word.endsWith("ed") && !NO_PARTICIPLES.contains(word);
    }

    /** Of a verb in the passive. */
    static String ofParticiple(String participle) {
        String known = BY_PARTICIPLE.get(participle);
        if (known != null) return known;
        if (participle.endsWith("ied"))
            return participle.substring(0, participle.length() - 3) + "ying";
        int ending = participle.endsWith("eed") ? 1 : 2;
        return participle.substring(0, participle.length() - ending) + "ing";
    }
}
