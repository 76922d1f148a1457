package chatlab.persona;

import java.awt.Color;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that people type, and what is made of them. */
public final class Names {
    private static final int SLUG_LETTERS = 60;
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|(com|lpt)\\d");
    private static final float SATURATION = 0.62f;
    private static final float BRIGHTNESS = 0.66f;

    private Names() {}

    /** On one line, without what cannot be seen; joiners stay, since emoji need them. */
    public static String tidy(String name) {
        return name.replaceAll("[\\p{Cc}\\p{Z}]+", " ")
                .replaceAll("[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]", "")
                .strip();
    }

    /** Whether there is anything to call somebody by. */
    static boolean canBeSaid(String name) {
        return name.codePoints()
                .anyMatch(
                        c ->
                                Character.isLetterOrDigit(c)
                                        || Character.getType(c) == Character.OTHER_SYMBOL);
    }

    /** For a file's name or an id; {@code otherwise} where no plain letter is in it. */
    public static String slug(String text, String otherwise) {
        String slug =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String cut = slug.substring(0, Math.min(SLUG_LETTERS, slug.length()));
        return cut.isEmpty() ? otherwise : cut.replaceAll("-$", "");
    }

    /** A slug as a file's name; Windows opens a device where a file is called like one. */
    public static String file(String slug, String otherwise) {
        return DEVICE.matcher(slug).matches() ? slug + "-" + otherwise : slug;
    }

    /** A colour that is always the same for a name. */
    static String color(String name) {
        float hue = Math.floorMod(name.hashCode() * 31, 360) / 360f;
        return "#%06x".formatted(Color.HSBtoRGB(hue, SATURATION, BRIGHTNESS) & 0xffffff);
    }
}
