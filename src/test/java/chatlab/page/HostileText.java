package chatlab.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that wants to be more than text: one of those in {@code hostile-texts.txt}.
 *
 * @param plain Markdown makes nothing of it: it is to be read as it stands
 */
record HostileText(String kind, boolean plain, String text) {
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:([nrt\\\\])|u([0-9a-f]{4}))");
    private static final List<HostileText> ALL = read();

    static List<HostileText> all() {
        return ALL;
    }

    /** Those that the server takes: what it could not store, it refuses. */
    static List<HostileText> storable() {
        return ALL.stream().filter(HostileText::isStorable).toList();
    }

    static List<String> texts(List<HostileText> texts) {
        return texts.stream().map(HostileText::text).toList();
    }

    /** By kind. */
    static Collection<List<HostileText>> groups(List<HostileText> texts) {
        Map<String, List<HostileText>> groups = new LinkedHashMap<>();
        for (HostileText each : texts)
            groups.computeIfAbsent(each.kind, kind -> new ArrayList<>()).add(each);
        return groups.values();
    }

    /** In lists of this size. */
    static List<List<HostileText>> pages(List<HostileText> texts, int size) {
        List<List<HostileText>> pages = new ArrayList<>();
        for (int at = 0; at < texts.size(); at += size)
            pages.add(texts.subList(at, Math.min(at + size, texts.size())));
        return pages;
    }

    /** Put together to texts of at most this length. */
    static List<String> joined(List<HostileText> texts, String between, int most) {
        List<String> joined = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (HostileText each : texts) {
            if (line.length() + between.length() + each.text.length() > most) {
                joined.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : between).append(each.text);
        }
        joined.add(line.toString());
        return joined;
    }

    /** As much of it as has room. */
    String within(int most) {
        if (text.length() <= most) return text;
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end);
    }

    /** Without white space, which HTML and Markdown fold, and what nobody sees. */
    static String read(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{C}\ufffd]+", "");
    }

    private boolean isStorable() {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_16.newEncoder().canEncode(text);
    }

    private static List<HostileText> read() {
        List<HostileText> texts = new ArrayList<>();
        String kind = "";
        for (String line : lines()) {
            if (line.startsWith("~ ") || line.startsWith("= ")) kind = line;
            else if (!line.isEmpty() && !line.startsWith("; "))
                texts.add(
                        new HostileText(kind.substring(2), kind.startsWith("="), unescaped(line)));
        }
        return List.copyOf(texts);
    }

    private static List<String> lines() {
        try (var file = HostileText.class.getResourceAsStream("/hostile-texts.txt");
                var lines =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line).replaceAll(HostileText::letter);
    }

    private static String letter(MatchResult escape) {
        String code = escape.group(2);
        char letter =
                code != null
                        ? (char) Integer.parseInt(code, 16)
                        : switch (escape.group(1)) {
                            case "n" -> '\n';
                            case "r" -> '\r';
                            case "t" -> '\t';
                            default -> '\\';
                        };
        return Matcher.quoteReplacement(String.valueOf(letter));
    }
}
