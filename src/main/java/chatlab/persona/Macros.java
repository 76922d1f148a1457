package chatlab.persona;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in braces in a card's texts; put in where a model reads them, never in storage. */
public final class Macros {
    private static final Pattern MACRO =
            Pattern.compile(
                    "(?i)(?<char>\\{\\{char}}|<(?:char|bot)>)|(?<user>\\{\\{user}}|<user>)"
                            + "|\\{\\{(?://|comment:|hidden_key:)[^{}]*}}");
    private static final Pattern ORIGINAL = Pattern.compile("(?i)\\{\\{original}}");

    private Macros() {}

    /** With the names put in and comments taken out. */
    public static String filled(String text, Persona persona, String user) {
        if (text.indexOf('{') < 0 && text.indexOf('<') < 0) return text;
        return MACRO.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group("char") != null
                                                ? persona.called()
                                                : found.group("user") != null ? user : ""));
    }

    public static boolean namesOriginal(String text) {
        return ORIGINAL.matcher(text).find();
    }

    /** With what an application says by itself in its place. */
    public static String withOriginal(String text, String original) {
        return ORIGINAL.matcher(text).replaceAll(Matcher.quoteReplacement(original));
    }
}
