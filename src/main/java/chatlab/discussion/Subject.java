package chatlab.discussion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a topic is about: noun phrases such as “smartphones in the classroom”, to be spoken of
 * within a sentence. A small grammar of English word lists; a topic it cannot take apart is named
 * as a whole.
 */
final class Subject {
    private static final int LONGEST_WORDS = 11;
    private static final int LONGEST_LETTERS = 60;

    /** Between two nouns they belong to the phrase. */
    private static final Set<String> GLUE =
            words("of in for on with at by from about and or vs versus between under without & as");

    private static final Set<String> ARTICLES = words("a an the");

    /** A phrase does not begin, go on or end with these. */
    private static final Set<String> BREAKS =
            words(
                    "i me my mine we us our you your he him his she her it its they them their this that these those there here"
                            + " what why how when where who whom which whether if is are was were be been being am do does did done doing"
                            + " have has had can could may might must shall should will would ought not no yes than so because but"
                            + " while although to into onto too very really just only ever never always often still even also more"
                            + " most much many some any every each all both either neither few let lets please tell ask say think believe"
                            + " feel know want need make makes made get gets give gives take takes use uses using used keep keeps put help helps"
                            + " teach teaches learn learns happen happens become becomes replace replaces allow allows ban bans forbid"
                            + " stop stops start starts go goes come comes see sees find finds work works matter matters mean means"
                            + " change changes bring brings seem seems like likes love loves hate hates prefer prefers depend depends"
                            + " motivate motivates harm harms improve improves cause causes cheat cheats fail fails deal handle address"
                            + " talk discuss imagine suppose consider am hand hands cannot don't can't doesn't isn't aren't shouldn't won't"
                            + " up out down off over again now today then same own such well better worse instead ourselves themselves"
                            + " without me monday tuesday wednesday thursday friday saturday sunday morning afternoon evening tonight"
                            + " tomorrow yesterday week weeks month year years time times day days first next last ourselves"
                            + " let's what's it's that's who's i'm we're thank thanks explain answer answers agree agrees disagree"
                            + " disagrees speak speaks read reads raise raises call calls called decide decides refuse refuses"
                            + " wonder given taught banned forbidden justified measured crying eventually within part mornings"
                            + " afternoons twenty ten five choose chooses chose chosen lose loses lost stopped started giving taking"
                            + " liked move moves moved write writes wrote anyone anybody someone somebody nobody thing");

    /** Nouns as well; verbs after “to”. */
    private static final Set<String> VERBS_AFTER_TO =
            words(
                    "reward praise punish grade test play write count sing draw test exclude include answer");

    private static final Set<String> POSSESSIVES = words("their its his her");

    private static final char TIED = '\u00a0';
    private static final Pattern LEARNING_TO =
            Pattern.compile("(?i)\\blearn(?:s|ing)? to (\\p{L}+)");
    private static final Pattern SHOULD_DO =
            Pattern.compile(
                    "(?iu)Should ((?:all )?(?:children|pupils|students|teachers|parents|schools|teenagers|adults))"
                            + " (?!be\\b|have\\b|not\\b|never\\b|always\\b|ever\\b|only\\b|also\\b)(\\p{L}{2,})((?: [\\p{L}’'-]+)*)\\?");
    private static final Pattern THINKING_FOR =
            Pattern.compile("(?i)\\bthink for (?:themselves|himself|herself|yourself|oneself)\\b");
    private static final Pattern COMPOUND =
            Pattern.compile(
                    "(?i)\\b(group|individual|team|project|field|pair|school|class|climate|social|screen|start|play|free|reading"
                            + "|learning)((?: (?:work|change|week|times?|day|start|help|use))+)\\b");
    private static final Pattern PASSIVE =
            Pattern.compile("(?i) (?:be|been|being) \\p{L}+(?:ed|en|ught) (in|at|on|for)\\b");

    /** Adjectives that judge: they end a phrase when nothing follows them. */
    private static final Set<String> JUDGING =
            words(
                    "good bad useful useless important necessary needed fair unfair right wrong best worst worth helpful harmful"
                            + " dangerous possible impossible effective enough allowed free true false possible bored boring happy"
                            + " interesting obsolete outdated old new dead");

    /** They stand alone only where nothing else does. */
    private static final Set<String> VAGUE =
            words(
                    "children child boys girls parents adults babies everyone pupils pupil students student kids people teenagers teachers teacher school schools thing things way role question");

    private Subject() {}

    /** Phrases in the topic, the most telling first; never empty. */
    static List<String> of(String topic) {
        String plain = topic.strip().replaceAll("[“”\"«»]", "").replaceAll("\\s+", " ");
        Matcher doing = SHOULD_DO.matcher(plain);
        if (plain.length() <= LONGEST_LETTERS && doing.matches()) return List.of(doing(doing));
        List<String> phrases = new ArrayList<>();
        for (String clause : tied(plain).split("[.?!:;,()–—…]+"))
            phrases.addAll(inClause(clause.strip()));
        phrases.removeIf(String::isBlank);
        List<String> telling = phrases.stream().filter(phrase -> !isVague(phrase)).toList();
        List<String> kept = new ArrayList<>(telling.isEmpty() ? phrases.reversed() : telling);
        kept.sort(Comparator.comparingInt((String phrase) -> -phrase.split(" ").length));
        if (kept.isEmpty()) return List.of(whole(plain));
        return kept.stream().map(phrase -> phrase.replace(TIED, ' ')).toList();
    }

    /** “Should children choose what they learn?”: children choosing what they learn. */
    private static String doing(Matcher found) {
        String verb = found.group(2).toLowerCase(Locale.ROOT);
        String stem =
                verb.endsWith("e") && !verb.endsWith("ee")
                        ? verb.substring(0, verb.length() - 1)
                        : verb;
        boolean twice = verb.matches("[^aeiou]*[aeiou][bdgklmnprt]");
        String last = twice ? verb.substring(verb.length() - 1) : "";
        return found.group(1).toLowerCase(Locale.ROOT) + " " + stem + last + "ing" + found.group(3);
    }

    /** Words that belong together are held together; a passive gives way to where it is done. */
    private static String tied(String topic) {
        String text = topic.replace("’", "'").replaceAll("(?i)\\bvs\\.", "vs");
        text = PASSIVE.matcher(text).replaceAll(" $1");
        text = LEARNING_TO.matcher(text).replaceAll("learning" + TIED + "to" + TIED + "$1");
        text = THINKING_FOR.matcher(text).replaceAll("thinking" + TIED + "for" + TIED + "oneself");
        return COMPOUND.matcher(text).replaceAll(found -> found.group().replace(' ', TIED));
    }

    /** People are not what a topic is about, unless it names nothing else. */
    private static boolean isVague(String phrase) {
        String low = phrase.toLowerCase(Locale.ROOT).replaceFirst("^(?:a|an|the) ", "");
        String last = low.substring(low.lastIndexOf(' ') + 1);
        return VAGUE.contains(low)
                || last.endsWith("-olds")
                || low.split(" ").length <= 2 && VAGUE.contains(last);
    }

    private static List<String> inClause(String clause) {
        List<String> phrases = new ArrayList<>();
        List<String> phrase = new ArrayList<>();
        String[] words = clause.split(" ");
        for (int i = 0; i < words.length; i++) {
            String low = words[i].toLowerCase(Locale.ROOT);
            boolean glue = GLUE.contains(low) || ARTICLES.contains(low);
            String last = phrase.isEmpty() ? "" : phrase.getLast().toLowerCase(Locale.ROOT);
            if (ARTICLES.contains(low) && !last.isEmpty() && !GLUE.contains(last)) {
                close(phrase, phrases);
            }
            boolean owned = POSSESSIVES.contains(low) && last.equals("and");
            boolean verb = i > 0 && words[i - 1].equals("to") && VERBS_AFTER_TO.contains(low);
            if (owned) {
                phrase.add(words[i]);
            } else if (BREAKS.contains(low)
                    || verb
                    || glue && phrase.isEmpty() && !ARTICLES.contains(low)) {
                close(phrase, phrases);
            } else {
                phrase.add(i == 0 ? lowered(words[i]) : words[i]);
            }
        }
        close(phrase, phrases);
        return phrases;
    }

    private static void close(List<String> phrase, List<String> phrases) {
        while (!phrase.isEmpty() && endsBadly(phrase.getLast().toLowerCase(Locale.ROOT)))
            phrase.removeLast();
        while (phrase.size() > LONGEST_WORDS
                || String.join(" ", phrase).length() > LONGEST_LETTERS) {
            int cut = lastGlue(phrase);
            if (cut <= 0) break;
            phrase.subList(cut, phrase.size()).clear();
            while (!phrase.isEmpty() && endsBadly(phrase.getLast().toLowerCase(Locale.ROOT)))
                phrase.removeLast();
        }
        String text = String.join(" ", phrase);
        if (!text.isEmpty() && text.length() <= LONGEST_LETTERS) phrases.add(text);
        phrase.clear();
    }

    private static boolean endsBadly(String word) {
        return GLUE.contains(word) || ARTICLES.contains(word) || JUDGING.contains(word);
    }

    private static int lastGlue(List<String> phrase) {
        for (int i = phrase.size() - 1; i > 0; i--) {
            if (GLUE.contains(phrase.get(i).toLowerCase(Locale.ROOT))) return i;
        }
        return -1;
    }

    /** A sentence's first word loses its capital, but “AI” and “PISA” do not. */
    private static String lowered(String word) {
        boolean shouted =
                word.length() > 1
                        && !word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
        return shouted ? word : word.toLowerCase(Locale.ROOT);
    }

    private static String whole(String topic) {
        return topic.isEmpty() ? "this" : "“" + beginning(topic) + "”";
    }

    private static String beginning(String topic) {
        if (topic.length() <= LONGEST_LETTERS) return topic;
        int space = topic.lastIndexOf(' ', LONGEST_LETTERS);
        int half = Character.isLowSurrogate(topic.charAt(LONGEST_LETTERS)) ? 1 : 0;
        return topic.substring(0, space > 0 ? space : LONGEST_LETTERS - half) + " …";
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }
}
