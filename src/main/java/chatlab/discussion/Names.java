package chatlab.discussion;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names under which models write lines, as patterns over {@link Letters#plain plain letters}:
 * the speaker's own, and everybody else's.
 */
final class Names {
    /** The user's, and those of nobody at the table. */
    private static final List<String> ROLES =
            List.of(
                    "the host",
                    "host",
                    "the user",
                    "user",
                    "human",
                    "system",
                    "the moderator",
                    "moderator",
                    "narrator");

    /** What a model calls itself. */
    private static final List<String> SELF = List.of("assistant");

    private static final String TITLES =
            "(?:(?:dr|prof|professor|mrs?|ms|miss|mme|mlle|madame|monsieur|m|herr|frau|signora?"
                    + "|dottoressa|sir)[. \\t]+){0,2}";

    /** What may stand between the letters of a name, and is no part of it. */
    private static final String APART = "[ \\t.'*_-]";

    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");
    private static final Pattern FRAME = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String own;
    private final String others;
    private final String roles;
    private final Pattern wholeOwn;
    private final Pattern wholeOther;

    Names(Persona speaker, List<Persona> table) {
        Set<String> mine = new HashSet<>(spellings(speaker));
        Set<String> theirs = new HashSet<>();
        for (Persona persona : table) {
            if (!persona.id().equals(speaker.id())) theirs.addAll(spellings(persona));
        }
        for (String self : SELF) {
            if (!theirs.contains(letters(self))) mine.add(letters(self));
        }
        theirs.removeAll(mine);
        Set<String> others = new HashSet<>(theirs);
        Set<String> roles = new HashSet<>();
        for (String role : ROLES) {
            if (mine.contains(letters(role)) || theirs.contains(letters(role))) continue;
            roles.add(letters(role));
        }
        others.addAll(roles);
        own = pattern(mine);
        this.others = pattern(others);
        this.roles = pattern(roles);
        wholeOwn = Pattern.compile(own);
        wholeOther = Pattern.compile(this.others);
    }

    /** A group that matches the speaker's names. */
    String own() {
        return own;
    }

    /** A group that matches everybody else's. */
    String others() {
        return others;
    }

    /** A group that matches those that are words of every day as well. */
    String roles() {
        return roles;
    }

    /** Whether a name is the speaker's; empty where it is nobody's here. */
    Optional<Boolean> isOwn(String name) {
        String plain = Letters.plain(name).strip();
        String bare = plain.replaceAll("^" + FRAME + "|" + FRAME + "$", "");
        if (isWhole(wholeOwn, plain, bare)) return Optional.of(true);
        return isWhole(wholeOther, plain, bare) ? Optional.of(false) : Optional.empty();
    }

    private static boolean isWhole(Pattern names, String plain, String bare) {
        return names.matcher(plain).matches() || names.matcher(bare).matches();
    }

    /** With titles before them; the longest first, so that none hides another. */
    private static String pattern(Set<String> names) {
        return names.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Names::spaced)
                .collect(Collectors.joining("|", "(?:" + TITLES + "(?:", "))"));
    }

    private static String spaced(String letters) {
        return letters.codePoints()
                .mapToObj(letter -> Pattern.quote(Character.toString(letter)))
                .collect(Collectors.joining(APART + "*+"));
    }

    private static List<String> spellings(Persona persona) {
        List<String> names = new ArrayList<>(List.of(persona.name(), persona.called()));
        names.add(ASIDE.matcher(persona.name()).replaceAll(""));
        String surname = persona.surname();
        if (surname != null) {
            names.add(surname);
            names.add(initials(persona.name(), surname) + surname);
        }
        return names.stream().map(Names::letters).filter(name -> !name.isEmpty()).toList();
    }

    /** Of what stands before the surname. */
    private static String initials(String name, String surname) {
        int given = name.lastIndexOf(surname);
        if (given <= 0) return "";
        StringBuilder initials = new StringBuilder();
        for (String word : name.substring(0, given).split("[\\s.-]+")) {
            if (!word.isEmpty()) initials.appendCodePoint(word.codePointAt(0));
        }
        return initials.toString();
    }

    /** A name without what may stand apart, and without marks before it. */
    private static String letters(String name) {
        String letters = Letters.plain(name).replaceAll("\\s|" + APART, "");
        return letters.replaceFirst("^" + LineHead.MARK + "+", "");
    }
}
