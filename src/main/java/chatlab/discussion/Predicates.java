package chatlab.discussion;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts what is spoken of from what is asked or said of it: “AI” from “dangerous for children”. */
final class Predicates {
    private static final Pattern BE =
            QuestionForms.form(
                    "(?:should|must|can|could|may|will|would|ought) (.+?)"
                            + " (?:(?:always|ever|never|not|only|still|to) )*be (?:more |less )?(.+)");
    private static final Pattern IS =
            QuestionForms.form(
                    "(?:(?:why|when|how [\\p{L}]+|since when) )?(?:is|are|was|were|isn't|aren't) (?:so many )?(.+)");
    private static final Pattern CLAIM =
            QuestionForms.form(
                    "(?:i (?:really )?(?:think|believe|feel|find|say)(?: that)? )?(.+?) (?:is|are|isn't|aren't) (.+)");
    private static final Pattern DEMAND =
            QuestionForms.form(
                    "(?:i (?:think|believe)(?: that)? )?(.+?) (?:should|must|can|cannot|will|ought to)"
                            + " (?:always |never |not |only )?be (.+)");
    private static final Pattern REPLACED = QuestionForms.form("replaced (?:by|with) (.+)");
    private static final Pattern WITHOUT =
            QuestionForms.form("(?:better|worse)(?: off)? (with|without) (.+)");
    private static final Pattern PLACE = QuestionForms.form("(?:part of|from) (.+)");

    /** Where they say how a thing is to be, they belong to it: “free lunches”. */
    private static final Set<String> BINDING =
            Lexicon.words(
                    "compulsory mandatory obligatory optional voluntary free strict bilingual inclusive secular private"
                            + " public tougher stricter");

    /** No noun begins with these. */
    private static final Set<String> NO_NOUNS =
            Lexicon.words(
                    "it there we you they i he she this that these those what who which how why when where whether if"
                            + " my our your let and but anyone anybody someone somebody everyone everybody nobody");

    /** With these, what is spoken of is over. */
    private static final Set<String> SAID_OF =
            Lexicon.words(
                    "good bad useful useless important necessary unnecessary needed fair unfair right wrong best worst worth"
                            + " helpful harmful dangerous possible impossible effective enough allowed true false bored boring"
                            + " happy interesting obsolete outdated old dead hard easy fun real just evil stupid cruel lazy"
                            + " safe unsafe healthy unhealthy normal natural unnatural difficult different fit born known lost"
                            + " gone done found built broken over out so too still really ever always never not only more less"
                            + " very better worse like as to for harder easier responsible compulsory mandatory optional"
                            + " superfluous racist sexist political written proven ready able underpaid inherited");

    private static final Set<String> JUDGEMENTS =
            Lexicon.words(
                    "waste idea problem solution question mistake thing myth measure matter lie danger threat must crime"
                            + " sin luxury burden hindrance key answer way good bad best worst right wrong");

    private Predicates() {}

    static Optional<String> subject(String sentence) {
        Matcher be = BE.matcher(sentence);
        if (be.matches()) return named(be.group(1)).map(noun -> toBe(noun, be.group(2)));
        Matcher demand = DEMAND.matcher(sentence);
        if (demand.matches())
            return named(demand.group(1)).map(noun -> toBe(noun, demand.group(2)));
        Matcher is = IS.matcher(sentence);
        if (is.matches()) return asked(is.group(1));
        Matcher claim = CLAIM.matcher(sentence);
        return claim.matches()
                ? named(claim.group(1)).filter(noun -> noun.split(" ").length <= 4)
                : Optional.empty();
    }

    private static Optional<String> named(String noun) {
        String first = QuestionForms.low(noun.split(" ")[0]);
        boolean verb = noun.matches("(?i).*\\b(?:is|are|be|should|do|does|can|who|that|what)\\b.*");
        return NO_NOUNS.contains(first) || verb ? Optional.empty() : Optional.of(noun);
    }

    /** “Should”, a noun, “be”, and this. */
    private static String toBe(String noun, String said) {
        String[] words = said.split(" ", 2);
        String first = QuestionForms.low(words[0]);
        String rest = words.length > 1 ? " " + words[1] : "";
        String bare = noun.replaceFirst("(?i)^all ", "");
        Matcher without = WITHOUT.matcher(said);
        if (without.matches()) return bare + " " + without.group(1) + " " + without.group(2);
        Matcher replaced = REPLACED.matcher(said);
        if (replaced.matches()) return replaced.group(1) + " in place of " + bare;
        Matcher place = PLACE.matcher(said);
        if (place.matches()) return bare + " in " + place.group(1);
        boolean article = Lexicon.ARTICLES.contains(QuestionForms.low(bare.split(" ")[0]));
        if (BINDING.contains(first) && !article)
            return first + " " + (bare.equals("school") ? "schooling" : bare) + rest;
        if (Lexicon.ARTICLES.contains(first)) return as(bare, said);
        boolean people = Subject.isVague(bare);
        if (Gerund.isParticiple(first)) {
            if (people) return Gerund.ofParticiple(first) + " " + bare + rest;
            return rest.matches(" (?:in|at|on|for) .*")
                    ? bare + rest
                    : rest.startsWith(" from ") ? bare + " in " + rest.substring(6) : bare;
        }
        return people ? bare + " being " + said : bare;
    }

    /** “Is”, and this: a noun and what is said of it. */
    private static Optional<String> asked(String text) {
        List<String> words = Arrays.asList(text.split(" "));
        if (words.size() < 2 || named(text).isEmpty()) return named(text);
        for (int i = 1; i < words.size(); i++) {
            String before = QuestionForms.low(words.get(i - 1));
            String word = QuestionForms.low(words.get(i));
            boolean inPhrase =
                    Lexicon.ARTICLES.contains(before)
                            || Lexicon.isGlue(before)
                            || Lexicon.isGlue(word);
            if (inPhrase) continue;
            String noun = String.join(" ", words.subList(0, i));
            String said = String.join(" ", words.subList(i, words.size()));
            if (Lexicon.ARTICLES.contains(word)) return Optional.of(as(noun, said));
            if (SAID_OF.contains(word) || isAdjective(word)) return Optional.of(noun);
        }
        boolean goesOn = words.stream().skip(1).anyMatch(word -> word.endsWith("ing"));
        boolean bare = goesOn || words.stream().anyMatch(word -> Lexicon.isGlue(word));
        return bare
                ? Optional.of(text)
                : Optional.of(String.join(" ", words.subList(0, words.size() - 1)));
    }

    private static boolean isAdjective(String word) {
        return Gerund.isParticiple(word)
                || word.length() > 5
                        && word.matches(".*(?:ful|less|ous|able|ible|ly|ary|sary|istic|ant|ive)")
                        && !word.matches(
                                "family|assembly|library|primary|elementary|secondary|ordinary");
    }

    /** “Is a teacher a friend?”: a teacher as a friend; but a waste of time is only a verdict. */
    private static String as(String noun, String said) {
        boolean verdict =
                Arrays.stream(said.split(" "))
                        .map(QuestionForms::low)
                        .anyMatch(JUDGEMENTS::contains);
        return verdict ? noun : noun + " as " + said;
    }
}
