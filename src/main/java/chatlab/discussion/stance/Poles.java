package chatlab.discussion.stance;

import chatlab.persona.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clear sentences for one side of an axis. What is asked, quoted, supposed or told of others says
 * nothing of where the speaker stands.
 */
final class Poles {
    private static final int FIRST = -1;
    private static final int SECOND = 1;

    private static final String CHILD =
            "(?:(?:the |our |all )?(?:children|pupils|students|learners)|(?:the|a|each|every) (?:child|pupil|student|learner|boy|girl))";
    private static final String TEACHER = "(?:teachers|(?:the|a|every) teacher)";
    private static final String TESTS =
            "(?:grades|grading|tests|testing|exams|examinations|marks|test scores|scores|measurement|(?:a|the) (?:grade|test|mark|exam|score))";

    /** With what denies it. */
    private static final String MUST =
            "(?:should|must|ought to|has to|have to|needs? to|shall)(?<not> not| never)?";

    private static final String FIRST_OF_ALL =
            "(?: must| should| always)?(?<not> not| never)? comes? first";
    private static final String BEST = "(?: best| only| most| always)?";

    /** That what follows is somebody else's, or not held. */
    private static final Pattern NOT_MEANT =
            Pattern.compile(
                    "(?i)[“”\"«»]|\\b(?:if|unless|suppose|supposing|perhaps|whether|as though|as if|pretend|imagine"
                            + "|(?:you|he|she|they|some|people|others|who|many|everybody|everyone|one|we are|(?-i:\\p{Lu}\\p{L}+)) (?:say|says|said|think|thinks|believe|believes|hold|holds|claim|claims"
                            + "|insist|insists|tell us|tells us|told us|would have|assume|assumes|argue|argues)"
                            + "|for you|in your view|according to|your)\\b");

    /** Before a claim: its opposite is meant. */
    private static final Pattern DENIED =
            Pattern.compile(
                    "(?i)(?:\\b(?:not|never|no|nor|neither|hardly|cannot|nothing|nobody|none)|n['’]t|\\bI (?:doubt|deny|reject|dispute) that|\\bdisagree that|(?:wrong|mistake|nonsense|not true|untrue|false|far from true) (?:to say |to think |to hold )?that)"
                            + "(?: \\w+){0,2} ?$");

    private static final Pattern STRONG =
            Pattern.compile("(?i)\\b(?:must|never|always|only|nothing|abolish)\\b");

    private record Rule(Axis axis, int side, Pattern words) {}

    private static final List<Rule> RULES = rules();

    private Poles() {}

    /** Where a sentence leans; nothing where it leans both ways. */
    static List<Leaning> in(String sentence) {
        if (sentence.length() > 600 || NOT_MEANT.matcher(sentence).find()) return List.of();
        List<Leaning> found = new ArrayList<>();
        for (Axis axis : Axis.values()) on(axis, sentence).ifPresent(found::add);
        return found;
    }

    private static Optional<Leaning> on(Axis axis, String sentence) {
        int sum = 0;
        boolean both = false;
        for (Rule rule : RULES) {
            if (rule.axis() != axis) continue;
            Matcher matcher = rule.words().matcher(sentence);
            if (!matcher.find()) continue;
            int side = isDenied(matcher, sentence) ? -rule.side() : rule.side();
            both |= sum * side < 0;
            sum = side;
        }
        if (sum == 0 || both) return Optional.empty();
        return Optional.of(
                new Leaning(axis, STRONG.matcher(sentence).find() ? 2 * sum : sum, sentence));
    }

    private static boolean isDenied(Matcher matcher, String sentence) {
        boolean within = matcher.namedGroups().containsKey("not") && matcher.group("not") != null;
        return within != DENIED.matcher(sentence.substring(0, matcher.start())).find();
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        led(rules);
        social(rules);
        free(rules);
        doing(rules);
        renewal(rules);
        shaping(rules);
        play(rules);
        measured(rules);
        return List.copyOf(rules);
    }

    private static void led(List<Rule> rules) {
        Axis axis = Axis.CHILD_LED_TEACHER_LED;
        add(
                rules,
                axis,
                FIRST,
                CHILD + " " + MUST + " (?:lead|choose|decide|set the pace|be left to choose)");
        add(
                rules,
                axis,
                FIRST,
                "(?:let|leave) (?:"
                        + CHILD
                        + "|her|him|them) (?:to )?(?:choose|decide|lead|set the pace)");
        add(rules, axis, FIRST, "follow the child(?:ren)?\\b");
        add(
                rules,
                axis,
                SECOND,
                TEACHER
                        + " "
                        + MUST
                        + " (?:lead|decide|direct|instruct|explain|set the pace|be in charge|choose what)");
        add(rules, axis, SECOND, CHILD + " " + MUST + " be (?:told|instructed|led)");
        add(rules, axis, SECOND, "(?:direct|explicit) instruction" + FIRST_OF_ALL);
    }

    private static void social(List<Rule> rules) {
        Axis axis = Axis.INDIVIDUAL_SOCIAL;
        add(
                rules,
                axis,
                FIRST,
                "(?:learns?|works?|thinks?|studies|study)"
                        + BEST
                        + " (?:alone|by (?:herself|himself|themselves|oneself)|on (?:her|his|their|one['’]s) own)\\b");
        add(rules, axis, FIRST, "learning is (?:a )?(?:solitary|private|each person['’]s own)");
        add(
                rules,
                axis,
                SECOND,
                CHILD
                        + " learn(?:s|ed|t)?"
                        + BEST
                        + " (?:together|from one another|from each other|with others|in company|in groups)");
        add(
                rules,
                axis,
                SECOND,
                "learning is(?<not> not| never)?(?: always| first of all)? (?:social|shared|done together|a social)");
    }

    private static void free(List<Rule> rules) {
        Axis axis = Axis.FREEDOM_STRUCTURE;
        add(rules, axis, FIRST, "freedom" + FIRST_OF_ALL);
        add(rules, axis, FIRST, CHILD + " (?:need|needs|must have|should have) (?:more )?freedom");
        add(
                rules,
                axis,
                SECOND,
                "(?:"
                        + CHILD
                        + "|a class|a school|schools) (?:need|needs|must have|should have) (?:clear |firm |fixed |strict |more )?(?:rules|order|structure|limits|boundaries|discipline|a firm hand)");
        add(rules, axis, SECOND, "(?:order|structure|discipline|obedience)" + FIRST_OF_ALL);
        add(
                rules,
                axis,
                SECOND,
                MUST + " (?:be (?:banned|forbidden|prohibited)|(?:ban|forbid|prohibit) )");
    }

    private static void doing(List<Rule> rules) {
        Axis axis = Axis.KNOWING_DOING;
        add(rules, axis, FIRST, "(?:knowledge|facts|content)" + FIRST_OF_ALL);
        add(
                rules,
                axis,
                FIRST,
                CHILD
                        + " "
                        + MUST
                        + " (?:first )?(?:know|memorise|memorize|master|learn) (?:the |some |their )?(?:facts|knowledge|content|basics)");
        add(
                rules,
                axis,
                SECOND,
                "learn(?:s|ed|t)?"
                        + BEST
                        + " (?:by|through) (?:doing|making|trying|acting|building|experience)\\b");
        add(rules, axis, SECOND, "(?:doing|action|experience|making)" + FIRST_OF_ALL);
    }

    private static void renewal(List<Rule> rules) {
        Axis axis = Axis.RENEWAL_CONTINUITY;
        String schools = "(?:schools|(?:the|a) school|education|teachers) " + MUST;
        add(
                rules,
                axis,
                FIRST,
                schools
                        + " (?:change|renew|transform|remake|reform|challenge) (?:the )?(?:society|world|order)");
        add(rules, axis, SECOND, schools + " (?:hand|pass) (?:on|down)\\b");
        add(
                rules,
                axis,
                SECOND,
                schools
                        + " (?:preserve|conserve|keep|protect|defend) (?:the |our )?(?:tradition|heritage|culture|canon|past|old)");
    }

    private static void shaping(List<Rule> rules) {
        Axis axis = Axis.UNFOLDING_SHAPING;
        add(
                rules,
                axis,
                FIRST,
                "(?:growth|development|talent|character)(?: \\w+)? (?:unfolds|comes|grows) from within");
        add(
                rules,
                axis,
                FIRST,
                "(?:wait|waits) (?:until|till) (?:" + CHILD + "|she|he|they) (?:is|are) ready");
        add(
                rules,
                axis,
                SECOND,
                "(?:behaviou?r|character|growth|talent|personality|"
                        + CHILD
                        + ") (?:is|are|can be|must be)(?<not> not| never)? (?:shaped|formed|made(?! like| of| up)|moulded|molded|conditioned|trained)\\b");
        add(
                rules,
                axis,
                SECOND,
                "(?:environment|reinforcement|training|upbringing|circumstances) (?:shapes?|makes?|forms?) (?:the |a |what |who |us|them|every)");
    }

    private static void play(List<Rule> rules) {
        Axis axis = Axis.PLAY_WORK;
        add(rules, axis, FIRST, CHILD + " learns?" + BEST + " (?:by|through|in|while|from) play");
        add(
                rules,
                axis,
                FIRST,
                CHILD + " (?:need|needs|must have|should have) (?:more )?(?:time to )?play\\b");
        add(rules, axis, FIRST, "play" + FIRST_OF_ALL);
        add(
                rules,
                axis,
                SECOND,
                "(?:learning|study|education) (?:is|takes|demands|requires|needs|means)(?<not> not| never)? (?:hard |serious |real )?(?:work|effort|labour|labor)\\b");
        add(
                rules,
                axis,
                SECOND,
                CHILD + " (?:need|needs|must have|should have) (?:real |serious |hard )?work\\b");
        add(rules, axis, SECOND, "(?:work|effort)" + FIRST_OF_ALL);
    }

    private static void measured(List<Rule> rules) {
        Axis axis = Axis.MEASURED_UNMEASURED;
        add(
                rules,
                axis,
                FIRST,
                "(?:what is learn(?:t|ed)|learning|progress|results|achievement|it|everything) "
                        + MUST
                        + " be (?:measured|tested|graded|examined|counted|assessed)");
        add(
                rules,
                axis,
                FIRST,
                TESTS
                        + "(?<not> do not| don['’]t)? (?:help|matter|motivate|are useful|are needed|are necessary|are fair|have their place|should stay|must stay|is useful|is fair)\\b");
        add(
                rules,
                axis,
                SECOND,
                TESTS
                        + " (?:harms?|damages?|kills?|spoils?|hurts?|destroys?|miss(?:es)?|poisons?|should go|must go|says? nothing|tells? (?:us |her |him |them )?nothing|do more harm|does more harm)");
        add(
                rules,
                axis,
                SECOND,
                "(?:what|nothing that|the things that) (?:really |truly )?(?:matters?|counts?)(?: most)? (?:cannot|can['’]t|can never) be (?:measured|counted|graded|tested)");
        add(
                rules,
                axis,
                SECOND,
                "(?:abolish|scrap|do away with|get rid of) (?:the |all )?" + TESTS);
    }

    private static void add(List<Rule> rules, Axis axis, int side, String words) {
        rules.add(new Rule(axis, side, Pattern.compile("(?i)\\b(?:" + words + ")")));
    }
}
