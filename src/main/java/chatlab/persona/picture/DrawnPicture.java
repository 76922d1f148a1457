package chatlab.persona.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A picture for a character that has none: initials on its colour, or a head and shoulders. */
public final class DrawnPicture {
    private static final String NO_LETTER = "•";
    private static final int SIDE = 512;

    private static final String SVG =
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="#%s"/>\
            <text x="48" y="49" fill="#%s" font-family="system-ui, sans-serif" font-size="38" text-anchor="middle" dominant-baseline="central">%s</text></svg>
            """;

    private DrawnPicture() {}

    /** Where the drawing for this name and colour is to be had. */
    public static String url(String name, String color) {
        String plain = color.substring(1).toLowerCase(Locale.ROOT);
        String initials = URLEncoder.encode(initials(name), StandardCharsets.UTF_8);
        return "/avatars/drawn/" + plain + "/" + initials;
    }

    /** Empty where an address was made up. */
    public static Optional<byte[]> svg(String color, String initials) {
        boolean letters =
                initials.codePointCount(0, initials.length()) <= 2
                        && (initials.equals(NO_LETTER)
                                || initials.codePoints().allMatch(Character::isLetterOrDigit));
        if (!color.matches("[0-9a-f]{6}") || initials.isEmpty() || !letters)
            return Optional.empty();
        String ink = isLight(Integer.parseInt(color, 16)) ? "1d1d1d" : "ffffff";
        return Optional.of(SVG.formatted(color, ink, initials).getBytes(StandardCharsets.UTF_8));
    }

    /** Without letters, since a server may have no fonts. */
    public static BufferedImage bust(String color) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Color ground = Color.decode(color);
        Graphics2D pen = image.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(ground);
            pen.fillRect(0, 0, SIDE, SIDE);
            pen.setColor(isLight(ground.getRGB()) ? ground.darker() : ground.brighter());
            pen.fill(new Ellipse2D.Double(176, 112, 160, 176));
            pen.fill(new Ellipse2D.Double(80, 320, 352, 400));
        } finally {
            pen.dispose();
        }
        return image;
    }

    /** Of the first word and the last. */
    static String initials(String name) {
        List<String> letters =
                Stream.of(name.strip().split("\\s+")).flatMap(DrawnPicture::initial).toList();
        if (letters.isEmpty()) return NO_LETTER;
        return letters.size() == 1 ? letters.getFirst() : letters.getFirst() + letters.getLast();
    }

    private static Stream<String> initial(String word) {
        return word.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .map(Character::toUpperCase)
                .mapToObj(Character::toString);
    }

    /** By the eye's weight of red, green and blue. */
    private static boolean isLight(int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        return 299 * red + 587 * green + 114 * blue > 150_000;
    }
}
