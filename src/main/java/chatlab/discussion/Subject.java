package chatlab.discussion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds what a topic is about: noun phrases such as “smartphones in the classroom”, to be spoken of
 * within a sentence. A small grammar of English word lists; a topic it cannot take apart is named
 * as a whole.
 */
final class Subject {
    private static final int LONGEST_WORDS = 8;
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
                            + " tomorrow yesterday week weeks month year years time times day days first next last ourselves");

    /** Adjectives that judge: they end a phrase when nothing follows them. */
    private static final Set<String> JUDGING =
            words(
                    "good bad useful useless important necessary needed fair unfair right wrong best worst worth helpful harmful"
                            + " dangerous possible impossible effective enough allowed free true false possible bored boring happy"
                            + " interesting obsolete outdated old new dead");

    /** They stand alone only where nothing else does. */
    private static final Set<String> VAGUE =
            words(
                    "children child boys girls parents adults babies everyone pupils pupil students student kids people teachers teacher school schools thing things way role question");

    private Subject() {}

    /** Phrases in the topic, the most telling first; never empty. */
    static List<String> of(String topic) {
        String plain = topic.strip().replaceAll("[“”\"«»]", "").replaceAll("\\s+", " ");
        List<String> phrases = new ArrayList<>();
        for (String clause : plain.split("[.?!:;,()–—…]+"))
            phrases.addAll(inClause(clause.strip()));
        phrases.removeIf(String::isBlank);
        List<String> telling = phrases.stream().filter(phrase -> !isVague(phrase)).toList();
        List<String> kept = new ArrayList<>(telling.isEmpty() ? phrases : telling);
        kept.sort(Comparator.comparingInt((String phrase) -> -phrase.split(" ").length));
        return kept.isEmpty() ? List.of(whole(plain)) : List.copyOf(kept);
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
            if (BREAKS.contains(low) || glue && phrase.isEmpty() && !ARTICLES.contains(low)) {
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
        if (phrase.size() > LONGEST_WORDS) {
            int cut = firstGlue(phrase);
            if (cut > 0) phrase.subList(cut, phrase.size()).clear();
        }
        String text = String.join(" ", phrase);
        if (!text.isEmpty() && text.length() <= LONGEST_LETTERS) phrases.add(text);
        phrase.clear();
    }

    private static boolean endsBadly(String word) {
        return GLUE.contains(word) || ARTICLES.contains(word) || JUDGING.contains(word);
    }

    private static int firstGlue(List<String> phrase) {
        for (int i = 1; i < phrase.size(); i++) {
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
        String line =
                topic.length() <= LONGEST_LETTERS
                        ? topic
                        : topic.substring(0, topic.lastIndexOf(' ', LONGEST_LETTERS) + 1).strip()
                                + " …";
        return line.isEmpty() ? "this" : "“" + line + "”";
    }

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }
}
