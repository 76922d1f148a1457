package chatlab.discussion;

import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whom a text speaks to: {@code @name} anywhere, or a name called at the start or the end of a
 * sentence. Whole names and surnames count, so that “de” does not summon de Beauvoir, and
 * “Montessori schools” nobody.
 */
final class Addressing {
    /**
     * Each found name is first replaced by one letter of its own, so that sentences can be looked
     * at plainly.
     */
    private static final char FIRST_TOKEN = '\uE000';

    private static final String NAME = "[\uE000-\uE0FF]";
    private static final String NAMES =
            "(" + NAME + "(?:(?:\\s*,)?\\s*(?:,|and\\b|&)\\s*" + NAME + ")*+)";
    private static final String LEAD =
            "(?:(?:and|but|so|well|now|yes|no|dear|hello|hi|hey|thanks|thank you|please|ok|okay|then|what about|how about"
                    + "|over to you|dr|mr|mrs|ms|prof|professor|madame)[.,]?\\s+){0,6}+";
    private static final String REQUEST =
            "(?:please|tell|you|your|go|answer|say|explain)\\b"
                    + "|(?:do|did|would|could|can|will|are)\\s+you\\b"
                    + "|(?:what|how|why|when|where|who|which)\\b[^.!?…\\n]*\\?";
    private static final Pattern AT = Pattern.compile("(?<![\\p{L}\\p{N}._%+-])@(" + NAME + ")");
    private static final Pattern AT_START =
            Pattern.compile(
                    "(?:^|[.!?…\\n:])[\\s\"“(]*+"
                            + LEAD
                            + NAMES
                            + "(?=\\s*[,:;!?]|\\s+[—–-]\\s|\\s*$|\\s+(?:"
                            + REQUEST
                            + "))");
    private static final Pattern AT_END =
            Pattern.compile(
                    "(?:[,—–]\\s*(?:and\\s+|dr\\.?\\s+|prof(?:essor)?\\.?\\s+){0,3}|\\b(?:you|think|say|answer|reply|agree|respond)\\s+)"
                            + NAMES
                            + "\\s*(?=[.!?…\\n:]|$)");
    private static final Pattern SPEAKS_TO_SOMEBODY =
            Pattern.compile("\\b(?:you|your|yours|please|tell)\\b|[?!]");

    private Addressing() {}

    /** The ids of those the user speaks to, in the order of their names. */
    static List<String> byUser(String text, List<Persona> table) {
        return find(text, table, false);
    }

    /** The same for a character, who uses the names colleagues use. */
    static List<String> byCharacter(String text, List<Persona> table) {
        return find(text, table, true);
    }

    private static List<String> find(String text, List<Persona> table, boolean familiar) {
        String tokens = tokens(plain(text), table, familiar);
        SortedMap<Integer, Integer> found = new TreeMap<>();
        collect(AT.matcher(tokens), found);
        collect(AT_START.matcher(tokens), found);
        if (SPEAKS_TO_SOMEBODY.matcher(tokens).find()) {
            Matcher end = AT_END.matcher(tokens);
            while (end.find()) {
                if (!isAList(tokens, end)) add(end, found);
            }
        }
        return found.values().stream().map(index -> table.get(index).id()).distinct().toList();
    }

    /** Folded, without letters of our own, and with one character for any white space. */
    private static String plain(String text) {
        String folded = Words.fold(text).replaceAll("[\uE000-\uE0FF]", " ");
        return Pattern.compile("\\s+")
                .matcher(folded)
                .replaceAll(space -> space.group().contains("\n") ? "\n" : " ");
    }

    /** “I have read Freire, Dewey and Montessori.” calls nobody. */
    private static boolean isAList(String tokens, Matcher end) {
        int from = end.start();
        while (from > 0 && ".!?…\n".indexOf(tokens.charAt(from - 1)) < 0) from--;
        String before = tokens.substring(from, end.start());
        String sentence = tokens.substring(from, Math.min(tokens.length(), end.end() + 1));
        boolean another = before.chars().anyMatch(c -> c >= FIRST_TOKEN && c <= FIRST_TOKEN + 0xFF);
        return another && !SPEAKS_TO_SOMEBODY.matcher(sentence).find();
    }

    private static void collect(Matcher matcher, SortedMap<Integer, Integer> found) {
        while (matcher.find()) add(matcher, found);
    }

    private static void add(Matcher matcher, SortedMap<Integer, Integer> found) {
        String names = matcher.group(1);
        for (int i = 0; i < names.length(); i++) {
            int index = names.charAt(i) - FIRST_TOKEN;
            if (index >= 0 && index <= 0xFF) found.put(matcher.start(1) + i, index);
        }
    }

    private record Alias(String text, int index, boolean onlyAfterAt) {}

    private static String tokens(String folded, List<Persona> table, boolean familiar) {
        String text = folded;
        for (Alias alias : aliases(table, familiar)) {
            if (!text.contains(longestWord(alias.text()))) continue; // most do not occur at all
            String boundary = alias.onlyAfterAt() ? "(?<=@)" : "(?<![\\p{L}\\p{N}-])";
            Pattern pattern =
                    Pattern.compile(
                            boundary + loose(alias.text()) + "(?![\\p{L}\\p{N}-]|['’]s\\b)");
            text =
                    pattern.matcher(text)
                            .replaceAll(String.valueOf((char) (FIRST_TOKEN + alias.index())));
        }
        return text;
    }

    /** Longest first, so that a whole name is not taken for a surname. */
    private static List<Alias> aliases(List<Persona> table, boolean familiar) {
        List<Alias> aliases = new ArrayList<>();
        for (int i = 0; i < table.size(); i++) {
            Persona persona = table.get(i);
            aliases.add(new Alias(persona.name(), i, false));
            aliases.add(new Alias(persona.id(), i, true));
            if (persona.surname() != null) aliases.add(new Alias(persona.surname(), i, false));
            boolean unique =
                    table.stream().filter(each -> each.called().equals(persona.called())).count()
                            == 1;
            if (unique) aliases.add(new Alias(persona.called(), i, !familiar));
        }
        aliases.sort(Comparator.comparingInt((Alias alias) -> -alias.text().length()));
        return aliases;
    }

    private static String longestWord(String alias) {
        return Stream.of(Words.fold(alias).split("[^\\p{L}\\p{N}]+"))
                .max(Comparator.comparingInt(String::length))
                .orElse(alias);
    }

    /**
     * The alias's words, with any spaces, dots or hyphens between them: {@code W.E.B. Du Bois} in
     * all its spellings.
     */
    private static String loose(String alias) {
        List<String> words = new ArrayList<>();
        for (String word : Words.fold(alias).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) words.add(Pattern.quote(word));
        }
        if (words.isEmpty()) return Pattern.quote(Words.fold(alias)); // a name of signs alone
        return String.join("[\\s.-]*", words);
    }
}
