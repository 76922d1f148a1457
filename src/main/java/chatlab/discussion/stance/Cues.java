package chatlab.discussion.stance;

import java.util.regex.Pattern;

/** Words by which anybody agrees with another or disputes what was said. */
public final class Cues {
    private static final Pattern AGREES =
            Pattern.compile(
                    "(?i)\\b(?:agree|agreed|you(?: are|['’]re)(?: quite)? right|is(?: quite)? right|rightly|I share|exactly so"
                            + "|precisely so|I go along|builds? on|I second|well said|admire|I accept|I concede|I join)\\b");
    private static final Pattern DISPUTES =
            Pattern.compile(
                    "(?i)\\b(?:disagree|I doubt|mistaken|is wrong|are wrong|(?:not|cannot|can['’]t|don['’]t) (?:\\w+ )?(?:agree|accept|follow"
                            + "|share|believe)|on the contrary|I (?:reject|object|dispute|question|resist|worry)|troubles? me|overlooks?"
                            + "|forgets?|too (?:easily|quickly|simple))\\b");

    /** What follows a courtesy. */
    private static final Pattern BUT = Pattern.compile("^(?:But|Yet|Still|However|And yet)\\b");

    private Cues() {}

    public static boolean agrees(String sentence) {
        return AGREES.matcher(sentence).find();
    }

    public static boolean disputes(String sentence) {
        return DISPUTES.matcher(sentence).find();
    }

    /** Whether it turns against the sentence before it. */
    public static boolean turns(String sentence) {
        return BUT.matcher(sentence).find();
    }
}
