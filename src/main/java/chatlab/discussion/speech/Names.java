package chatlab.discussion.speech;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names under which models write lines, the speaker's own and everybody else's, found in {@link
 * Letters#plain plain letters} whatever spaces, dots, hyphens and emphasis stand within them.
 */
final class Names {
    enum Whose {
        NOBODYS,
        /** It may become a name. */
        UNDECIDED,
        OWN,
        ANOTHERS,
        /** The user's, or that of nobody at the table: words of every day as well. */
        ROLES
    }

    /** A name in a text, titles and all. */
    record Found(Whose whose, int end) {}

    private static final List<String> ROLES =
            List.of("host", "user", "human", "system", "moderator", "narrator");

    /** What a model calls itself. */
    private static final String SELF = "assistant";

    private static final Pattern TITLES =
            Pattern.compile(
                    "(?:(?:the|dr|prof|professor|mrs?|ms|miss|mme|mlle|madame|monsieur|m|herr|frau"
                            + "|signora?|dott|dottoressa|sir)[. \\t]+){1,2}");
    private static final Pattern APART = Pattern.compile("[\\s.'*_-]+");
    private static final Pattern ARTICLE = Pattern.compile("^[Tt]he ");
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern BEFORE = Pattern.compile("^" + LineHead.MARK_OR_PICTURE + "+");
    private static final Found NONE = new Found(Whose.NOBODYS, 0);
    private static final Found OPEN = new Found(Whose.UNDECIDED, 0);

    /** Shorter ones are initials. */
    private static final int GIVEN = 3;

    private record Name(String letters, Whose whose) {}

    private final List<Name> names;

    Names(Persona speaker, List<Persona> table) {
        Map<String, Whose> whose = new LinkedHashMap<>();
        spellings(speaker).forEach(name -> whose.putIfAbsent(name, Whose.OWN));
        for (Persona persona : table) {
            if (persona.id().equals(speaker.id())) continue;
            spellings(persona).forEach(name -> whose.putIfAbsent(name, Whose.ANOTHERS));
        }
        whose.putIfAbsent(SELF, Whose.OWN);
        ROLES.forEach(role -> whose.putIfAbsent(letters(role), Whose.ROLES));
        whose.remove("");
        names =
                whose.entrySet().stream()
                        .map(each -> new Name(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparingInt((Name name) -> -name.letters().length()))
                        .toList();
    }

    /** The longest name that begins here and is no part of a longer word. */
    Found find(CharSequence plain, int from) {
        Matcher titles = TITLES.matcher(plain).region(from, plain.length());
        boolean titled = titles.lookingAt();
        if (titles.hitEnd()) return OPEN;
        for (Name name : names) {
            int end = end(plain, from, name.letters());
            if (end == 0 && titled) end = end(plain, titles.end(), name.letters());
            if (end == 0) continue;
            if (end < 0 || end == plain.length()) return OPEN;
            if (!isWithinWord(plain, end)) return new Found(name.whose(), end);
        }
        return NONE;
    }

    /** Whose a name is that stands alone; null for a stranger's. */
    @Nullable Whose whose(String name) {
        String plain = BEFORE.matcher(Letters.plain(name)).replaceFirst("") + "\n";
        Found found = find(plain, 0);
        boolean alone = plain.substring(found.end()).codePoints().noneMatch(Character::isLetter);
        return alone && found.whose() != Whose.NOBODYS ? found.whose() : null;
    }

    /** Where the name ends; 0 where the text is another, less where more of it is needed. */
    private static int end(CharSequence text, int from, String name) {
        int at = from;
        for (int i = 0; i < name.length(); i++, at++) {
            while (i > 0 && at < text.length() && isApart(text.charAt(at), name.charAt(i))) at++;
            if (at == text.length()) return -1;
            if (text.charAt(at) != name.charAt(i)) return 0;
        }
        return at;
    }

    private static boolean isApart(char c, char expected) {
        return c != expected && " \t.'*_-".indexOf(c) >= 0;
    }

    private static boolean isWithinWord(CharSequence plain, int at) {
        return Character.isLetterOrDigit(Character.codePointAt(plain, at));
    }

    private static List<String> spellings(Persona persona) {
        String name = persona.name();
        List<String> names = new ArrayList<>(List.of(name, persona.called()));
        names.add(ASIDE.matcher(name).replaceAll(""));
        names.add(ARTICLE.matcher(name).replaceFirst(""));
        String surname = persona.surname();
        if (surname != null) {
            names.add(surname);
            names.add(surname.substring(surname.lastIndexOf(' ') + 1));
            String given = name.substring(0, Math.max(0, name.lastIndexOf(surname)));
            List<String> words = APART.splitAsStream(given).filter(w -> !w.isEmpty()).toList();
            words.stream().limit(1).filter(word -> word.length() >= GIVEN).forEach(names::add);
            names.add(initials(words) + surname);
        }
        return names.stream().map(Names::letters).toList();
    }

    private static String initials(List<String> words) {
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.appendCodePoint(word.codePointAt(0)));
        return initials.toString();
    }

    /** A name without what may stand apart, and without marks before it. */
    private static String letters(String name) {
        String letters = APART.matcher(Letters.plain(name)).replaceAll("");
        String bare = BEFORE.matcher(letters).replaceFirst("");
        return bare.isEmpty() ? letters : bare;
    }
}
