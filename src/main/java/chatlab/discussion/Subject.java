package chatlab.discussion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a topic is about: noun phrases such as “smartphones in the classroom”, to be spoken of
 * within a sentence. A small grammar of English word lists; a topic it cannot take apart is named
 * as a whole.
 */
final class Subject {
    private static final int LONGEST_WORDS = 11;
    private static final int LONGEST_LETTERS = 60;

    private static final char TIED = '\u00a0';
    private static final Pattern LEARNING_TO =
            Pattern.compile("(?i)\\blearn(?:s|ing)? to (\\p{L}+)");
    private static final Pattern THINKING_FOR =
            Pattern.compile("(?i)\\bthink for (?:themselves|himself|herself|yourself|oneself)\\b");
    private static final Pattern COMPOUND =
            Pattern.compile(
                    "(?i)\\b(?:free will|(group|individual|team|project|field|pair|school|class|climate|social|screen|start|play|free|reading"
                            + "|learning)((?: (?:work|change|week|times?|day|start|help|use))+))\\b");

    /** “The right to vote” is one thing. */
    private static final Pattern INFINITIVE =
            Pattern.compile(
                    "(?i)\\b(?<=\\b(?:the|a|an|their|his|her) )(?:best |only |wrong )?(?:way|right|duty|freedom|courage"
                            + "|chance|need|wish) to \\p{L}+");

    /** A clause that is a question of its own: “a protest: may pupils stay away?”. */
    private static final Pattern ASKS =
            Pattern.compile("(?i)^(?:should|must|may|can|could|will|would|do|does|did) ");

    private static final Pattern WITH_NO = Pattern.compile("(?i)\\bwith (?:no|many|more|few) ");
    private static final Pattern HOW_TO = Pattern.compile("(?i)(?<=\\w )how to (\\p{L}+)");
    private static final Pattern AND_HOW_TO =
            Pattern.compile("(?i),? and how to \\p{L}+ (?:it|them|him|her)\\b");
    private static final Pattern PLACED =
            Pattern.compile(
                    "((?!.*\\b(?:who|whose|that|being|and|or|vs|as)\\b).*?"
                            + "(?<!\\b(?:interest|confidence|trust|faith|role|place|change|belief)))"
                            + " (?:in|at|on|during|for everyone|for every|for all)\\b.*");

    private static final Pattern ONE =
            Pattern.compile("an? ((?:[\\p{L}-]+ )??[\\p{L}-]+) (?:who|that|which|on|in|at)\\b.*");
    private static final Pattern MANY =
            Pattern.compile(
                    "(children|pupils|students|teachers|parents|families) (?:who|whose|that)\\b.*");
    private static final Pattern PASSIVE =
            Pattern.compile("(?i) (?:be|been|being) \\p{L}+(?:ed|en|ught) (in|at|on|for)\\b");

    private Subject() {}

    /** Phrases in the topic, the most telling first; never empty. */
    static List<String> of(String topic) {
        String plain = topic.strip().replaceAll("[“”\"«»]", "").replaceAll("\\s+", " ");
        List<String> formed =
                Stream.of(plain.split("(?<=[.?!])\\s+"))
                        .filter(sentence -> !sentence.matches(".*[;:()–—].*"))
                        .flatMap(
                                sentence ->
                                        QuestionForms.subject(straight(sentence)).stream()
                                                .map(phrase -> begun(phrase, sentence)))
                        .filter(Subject::fits)
                        .toList();
        if (!formed.isEmpty()) return formed.stream().map(Subject::typeset).toList();
        List<String> phrases = new ArrayList<>();
        for (String clause : tied(straight(plain)).split("[.?!:;,()–—…]+"))
            phrases.addAll(
                    ASKS.matcher(clause.strip()).find()
                            ? QuestionForms.subject(clause)
                                    .map(List::of)
                                    .orElseGet(() -> inClause(QuestionForms.plain(clause)))
                            : inClause(QuestionForms.plain(clause)));
        phrases.removeIf(String::isBlank);
        List<String> telling = phrases.stream().filter(phrase -> !isVague(phrase)).toList();
        List<String> kept = new ArrayList<>(telling.isEmpty() ? phrases.reversed() : telling);
        kept.sort(Comparator.comparingInt((String phrase) -> -phrase.split(" ").length));
        if (kept.isEmpty())
            return List.of(plain.matches("\\p{L}{1,20}") ? lowered(plain) : whole(plain));
        return kept.stream().map(phrase -> typeset(phrase.replace(TIED, ' '))).toList();
    }

    /** How one speaks of it who has just heard it named in full: without the place and the hour. */
    static String shorter(String phrase) {
        Matcher placed = PLACED.matcher(phrase);
        return placed.matches() && !isVague(placed.group(1)) ? placed.group(1) : phrase;
    }

    /** How it is named a second time in one breath: “a child who …” is “such a child”. */
    static String again(String phrase) {
        Matcher one = ONE.matcher(phrase);
        if (one.matches())
            return "such a" + (one.group(1).matches("(?i)[aeiou].*") ? "n " : " ") + one.group(1);
        Matcher many = MANY.matcher(phrase);
        return many.matches() ? "such " + many.group(1) : shorter(phrase);
    }

    /** Words that belong together are held together; a passive gives way to where it is done. */
    private static String tied(String topic) {
        String text = AND_HOW_TO.matcher(topic).replaceAll("");
        text = HOW_TO.matcher(text).replaceAll(found -> Gerund.of(found.group(1)));
        text = WITH_NO.matcher(text).replaceAll(Subject::held);
        text = INFINITIVE.matcher(text).replaceAll(Subject::held);
        text = PASSIVE.matcher(text).replaceAll(" $1");
        text = LEARNING_TO.matcher(text).replaceAll("learning" + TIED + "to" + TIED + "$1");
        text = THINKING_FOR.matcher(text).replaceAll("thinking" + TIED + "for" + TIED + "oneself");
        return COMPOUND.matcher(text).replaceAll(Subject::held);
    }

    private static String held(MatchResult found) {
        return found.group().replace(' ', TIED);
    }

    private static String straight(String text) {
        return text.replace("’", "'").replaceAll("(?i)\\bvs\\.", "vs");
    }

    private static String typeset(String text) {
        return text.replace("'", "’");
    }

    private static boolean fits(String phrase) {
        return phrase.length() <= LONGEST_LETTERS && phrase.split(" ").length <= LONGEST_WORDS;
    }

    private static String begun(String phrase, String sentence) {
        if (!sentence.startsWith(phrase.split(" ")[0])) return phrase;
        String[] words = phrase.split(" ", 2);
        return words.length == 1 ? lowered(phrase) : lowered(words[0]) + " " + words[1];
    }

    /** People are not what a topic is about, unless it names nothing else. */
    static boolean isVague(String phrase) {
        String low = phrase.toLowerCase(Locale.ROOT).replaceFirst("^(?:a|an|the) ", "");
        if (Stream.of(low.split(" and | or ")).allMatch(Lexicon.VAGUE::contains)) return true;
        String last = low.substring(low.lastIndexOf(' ') + 1);
        return Lexicon.VAGUE.contains(low)
                || last.endsWith("-olds")
                || low.split(" ").length <= 2 && Lexicon.VAGUE.contains(last);
    }

    private static List<String> inClause(String clause) {
        List<String> phrases = new ArrayList<>();
        List<String> phrase = new ArrayList<>();
        String[] words = clause.split(" ");
        Set<String> joining = joining(words);
        for (int i = 0; i < words.length; i++) {
            String low = words[i].toLowerCase(Locale.ROOT);
            boolean glue = Lexicon.GLUE.contains(low) || Lexicon.ARTICLES.contains(low);
            String last = phrase.isEmpty() ? "" : phrase.getLast().toLowerCase(Locale.ROOT);
            if (Lexicon.ARTICLES.contains(low) && !last.isEmpty() && !Lexicon.GLUE.contains(last)) {
                close(phrase, phrases);
            }
            boolean owned = Lexicon.POSSESSIVES.contains(low) && last.equals("and");
            boolean verb =
                    i > 0 && words[i - 1].equals("to") && Lexicon.VERBS_AFTER_TO.contains(low);
            if (owned) {
                phrase.add(words[i]);
            } else if (Lexicon.POSSESSIVES.contains(low) || low.equals("no") && words.length > 2) {
                close(phrase, phrases);
                if (i + 1 < words.length && !words[i + 1].endsWith("s")) phrase.add("the");
            } else if (Lexicon.BREAKS.contains(low) && !joining.contains(low)
                    || verb
                    || glue && phrase.isEmpty() && !Lexicon.ARTICLES.contains(low)) {
                close(phrase, phrases);
            } else {
                phrase.add(i == 0 ? lowered(words[i]) : words[i]);
            }
        }
        close(phrase, phrases);
        return phrases;
    }

    /** The words that break a sentence, but not this title. */
    private static Set<String> joining(String[] words) {
        boolean doing = words[0].matches("\\p{L}{2,}ing");
        boolean title =
                Stream.of(words)
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .allMatch(
                                word ->
                                        !Lexicon.BREAKS.contains(word)
                                                || Lexicon.IN_TITLES.contains(word)
                                                || doing && word.equals("to"));
        return title ? doing ? Lexicon.AFTER_DOING : Lexicon.IN_TITLES : Set.of();
    }

    private static void close(List<String> phrase, List<String> phrases) {
        if (phrase.size() > 1
                && Lexicon.JUDGING.contains(phrase.getFirst())
                && isPlace(phrase.get(1))) phrase.subList(0, 2).clear();
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
        return Lexicon.GLUE.contains(word)
                || Lexicon.ARTICLES.contains(word)
                || Lexicon.JUDGING.contains(word)
                || Lexicon.AFTER_DOING.contains(word);
    }

    /** What follows an adjective here is the noun: “responsible for the young”. */
    private static boolean isPlace(String word) {
        return word.matches("for|at|in|to|of|with");
    }

    private static int lastGlue(List<String> phrase) {
        for (int i = phrase.size() - 1; i > 0; i--) {
            if (Lexicon.GLUE.contains(phrase.get(i).toLowerCase(Locale.ROOT))) return i;
        }
        return -1;
    }

    /** A sentence's first word loses its capital, but “AI” and “PISA” do not. */
    private static String lowered(String word) {
        boolean shouted =
                word.length() > 1
                        && !word.substring(1).equals(word.substring(1).toLowerCase(Locale.ROOT));
        return shouted || Lexicon.PROPER.contains(word) ? word : word.toLowerCase(Locale.ROOT);
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
}
