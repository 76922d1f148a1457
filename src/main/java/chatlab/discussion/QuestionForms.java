package chatlab.discussion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms that questions and claims about school take, each with the noun phrase it is about:
 * “Should school be compulsory?” is about compulsory schooling.
 */
final class QuestionForms {
    private static final String MODAL = "(?:should|must|may|can|could|will|would|might)";
    private static final String MANY =
            "children|pupils|students|teachers|parents|schools|teenagers|adults|kids|boys|girls|families"
                    + "|universities|mothers|fathers|learners|people|those|ones";
    private static final String PERSON =
            "child|pupil|student|teacher|parent|boy|girl|teenager|kid|learner";
    private static final String ONE = PERSON + "|school|class|university|family";
    private static final String GROUP =
            "(?:(?:all|young|small|older|primary|secondary|university) )?(?:"
                    + MANY
                    + ")(?: (?:and|or) (?:"
                    + MANY
                    + "))?";
    private static final String SOMEBODY =
            "(?:school(?= (?:start|end|begin|finish|teach|prepare|make|open|close|offer)\\b)|"
                    + GROUP
                    + "|(?:an?|the|every|each) (?:"
                    + ONE
                    + ")(?! (?:day|year|week|trip|size|council|union|system|building|board|life)s?\\b))";
    private static final String VERB =
            "(?!(?:be|have|not|never|always|ever|only|also|still|really|who|that|with|in|at|and|or)\\b)";

    /** Not to be taken up: a character would speak of itself. */
    private static final Pattern OF_THE_SPEAKER =
            form("\\b(?:i|me|my|mine|we|us|our|ours|you|your|yours|it|this|let)\\b");

    private static final Pattern LEAD =
            form("^(?:(?:but|and|so|well|then|yes|no|ok|okay|now)\\b,? )++(?=\\S)");
    private static final Pattern WHEN =
            form(
                    "^(?:why|when|where|at what age|how(?: (?:early|late|often|long|much|soon|far))?)"
                            + "(?= (?:should|must|may|can|could|do|does|did|don't|doesn't|might)\\b)");

    /** Words that say no more of those they stand before. */
    private static final String QUANTITY = "(?:the|all|so many|many|some|most|few) ";

    private static final List<Form> FORMS =
            List.of(
                    new Form(
                            "what (?:should|can|could|might|does|do) ("
                                    + SOMEBODY
                                    + ") \\p{L}+ ((?:in|at) .+)",
                            "$1 $2"),
                    new Form("(an? (?:[\\p{L}-]+ ){1,2}(?:that|which|who) .+)", "$1"),
                    new Form(
                            "(?:my|our) (?:own )?(son|daughter) (refuses|hates|fears|wants|skips|fails|loves) (.+)",
                            found ->
                                    "a "
                                            + found.group(1)
                                            + " who "
                                            + found.group(2)
                                            + " "
                                            + found.group(3)),
                    new Form(
                            "(?:is|are) (an? [\\p{L}-]+ (?:that|who|which) .+?) (?:not |really |always )?(?:better|worse|more|less|good|bad|enough) .+",
                            "$1"),
                    new Form(
                            "(.+?) (?:is|are) (?:afraid|scared|worried|anxious) (?:that|of|about) .+",
                            found ->
                                    "the fears of "
                                            + found.group(1)
                                                    .replaceFirst("(?i)^(?:the|our|my) ", "the ")),
                    new Form(
                            ".+? (?:says?|thinks?|claims?|insists?) that (.+?) (?:costs?|takes?|needs?|wastes?|must|should|has to|have to"
                                    + "|is|are|will|can|cannot|leads?|makes?) .+",
                            "$1"),
                    new Form(
                            "(?:the|our|my|this) (?:[\\p{L}-]+ )?[\\p{L}-]+ (?:wants?|plans?|intends?) to (\\p{L}+)( .+?)(?: to .+| because .+)?",
                            QuestionForms::gerund),
                    new Form(
                            "(?:what )?if (?:we|they|you|one) (?:only |just |simply )?(\\p{L}+ed)( .+)",
                            found -> Gerund.ofParticiple(low(found.group(1))) + found.group(2)),
                    new Form(
                            "(?:.*?\\b)??("
                                    + "(?:(?:an?|the|all|some|many|most|any) )?(?:[\\p{L}-]+ )??(?:"
                                    + MANY
                                    + "|"
                                    + ONE
                                    + ")) (who|whose|that) (.+)",
                            found ->
                                    plural(found.group(1))
                                            + " "
                                            + found.group(2)
                                            + " "
                                            + found.group(3)),
                    new Form(
                            "(?:what if|.* (?:when|if)) (" + SOMEBODY + ") " + VERB + "(\\p{L}.*)",
                            found -> plural(found.group(1)) + " who " + found.group(2)),
                    new Form(
                            "(?:my|our|some of my|an? (?=\\S+ of mine)) ?((?:"
                                    + PERSON
                                    + ")s?|children|people)(?: of mine)? (?!(?:and|or|in|with|at|of)\\b)(.+)",
                            found ->
                                    (form(PERSON).matcher(found.group(1)).matches() ? "a " : "")
                                            + found.group(1)
                                            + " who "
                                            + found.group(2)),
                    new Form(
                            "how (?:big|large) (?:should|is|are|can) (.+?)(?: be)?",
                            "the size of $1"),
                    new Form("how long (?:should|can|must) (.+) (?:be|last)", "the length of $1"),
                    new Form("how \\S+ (?:should|can|must) (.+) be", "$1"),
                    new Form(
                            "what role (?:should|can|do|does|must) (.+?) (?:play|have)( .+)?",
                            "the role of $1$2"),
                    new Form(MODAL + " (.+?) replace (.+)", "$1 in place of $2"),
                    new Form(
                            "(?:what does it mean|what is it like) to (\\p{L}+)( .+)?",
                            QuestionForms::gerund),
                    new Form(
                            "(?:has|have) (.+?) (?:\\p{L}{3,}ed|lost|made|become|gone|grown|given)\\b.*",
                            "$1"),
                    new Form(
                            MODAL + " (.+?) (start|begin|end|last|stay|disappear)( .+)?",
                            QuestionForms::doing),
                    new Form("is it (?:\\S+ ){1,4}?to (\\p{L}+)( .+)?", QuestionForms::gerund),
                    new Form("is it (?:worth|any use) (\\p{L}+ing)( .+)?", "$1$2"),
                    new Form("who should (?!be )(\\p{L}+)( .+)", QuestionForms::gerund),
                    new Form("how to (\\p{L}+)( .+)", QuestionForms::gerund),
                    new Form(
                            "how (?:do|can|could|should|would|might) (?:i|we|you|one)(?: best| ever)? "
                                    + "(?!(?:be|have|feel|think|see|know|like|mean|say|get|bring|encourage|persuade|help)\\b)"
                                    + "(\\p{L}{2,})( .+)",
                            QuestionForms::gerund),
                    new Form(
                            "(?:do|can|could|should|would) (?:i|we|you|one) (?:get|bring|encourage|persuade|help)"
                                    + " (?:my |our |your |the )?("
                                    + SOMEBODY
                                    + ") (?:to )?"
                                    + VERB
                                    + "(\\p{L}+)( .+)?",
                            QuestionForms::doing),
                    new Form(
                            "should (?:i|we|you|one) (\\p{L}+)( " + SOMEBODY + "(?: .+)?)",
                            QuestionForms::gerund),
                    new Form(
                            "(?:should|may|must|can|could) (?:i|we|you|one) (cancel|skip|postpone|shorten|lengthen|extend|drop|move|swap|merge|split|keep)( .+)",
                            QuestionForms::gerund),
                    new Form(
                            "(?:"
                                    + MODAL
                                    + "|do|does|did) (?:"
                                    + QUANTITY
                                    + ")?("
                                    + SOMEBODY
                                    + ") "
                                    + VERB
                                    + "(?!(?:need|want)\\b)(\\p{L}{2,})( [\\p{L}\\d' -]+)?",
                            QuestionForms::doing),
                    new Form(
                            "(?:do|does|did) ([^,]+?) (?:exist|measure|predict|prepare|promote|hinder|encourage"
                                    + "|reduce|protect|control|limit|suit|support|reflect|shape|kill)\\b.*",
                            "$1"));

    /** A form and what it is about. */
    private record Form(Pattern pattern, Function<MatchResult, String> subject) {
        Form(String pattern, Function<MatchResult, String> subject) {
            this(form(pattern), subject);
        }

        Form(String pattern, String subject) {
            this(
                    pattern,
                    found ->
                            subject.replace("$1", found.group(1))
                                    .replace(
                                            "$2",
                                            found.groupCount() < 2 || found.group(2) == null
                                                    ? ""
                                                    : found.group(2)));
        }

        Optional<String> of(String sentence) {
            Matcher matcher = pattern.matcher(sentence);
            return matcher.matches() ? Optional.of(subject.apply(matcher)) : Optional.empty();
        }
    }

    private QuestionForms() {}

    /** What a sentence is about; none where it has no form that is known here. */
    static Optional<String> subject(String sentence) {
        String plain = plain(sentence);
        String asked = WHEN.matcher(plain).replaceFirst("").strip();
        Stream<Optional<String>> found =
                Stream.concat(
                        FORMS.stream().map(form -> form.of(plain).or(() -> form.of(asked))),
                        Stream.of(Predicates.subject(plain)));
        return found.flatMap(Optional::stream)
                .findFirst()
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty() && !OF_THE_SPEAKER.matcher(phrase).find());
    }

    /** Without “But”, “And what about”, and the mark at its end. */
    static String plain(String sentence) {
        String plain = sentence.replaceFirst("[\\s,.?!…]+$", "").strip();
        return LEAD.matcher(plain).replaceFirst("").replaceFirst("(?i)^what (?:about|of) ", "");
    }

    private static String gerund(MatchResult found) {
        return Gerund.of(found.group(1)) + (found.group(2) == null ? "" : found.group(2));
    }

    private static String doing(MatchResult found) {
        String rest = found.group(3) == null ? "" : found.group(3);
        return found.group(1) + " " + Gerund.of(found.group(2)) + rest;
    }

    /** “The children who …” have not been spoken of before: “children who …”. */
    private static String plural(String people) {
        String named = people;
        while (named.contains(" ") && Lexicon.isBreak(low(named.split(" ")[0])))
            named = named.substring(named.indexOf(' ') + 1);
        boolean many = form(".*\\b(?:" + MANY + ")").matcher(named).matches();
        return many ? named.replaceFirst("(?i)^" + QUANTITY, "") : named;
    }

    static Pattern form(String pattern) {
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static String low(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
