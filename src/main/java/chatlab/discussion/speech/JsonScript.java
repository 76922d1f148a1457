package chatlab.discussion.speech;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply that is JSON from its first letter is a script: of its objects only those that the
 * speaker says, or that name nobody, go on, and without the JSON. Nobody wants to watch that being
 * written, so it is held back until it is whole, or broken off.
 */
final class JsonScript {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    private static final Pattern OPENING =
            Pattern.compile("(?:```[a-z]{0,10}\\s{1,3})?(?:\\[\\s{0,9})?\\{\\s{0,9}[\"']");
    private static final Set<String> SPEAKER =
            Set.of("speaker", "name", "character", "role", "author", "from", "who");
    private static final Set<String> TEXT =
            Set.of("text", "content", "message", "reply", "response", "line", "says", "speech");

    /** What would close JSON that broke off within a text. */
    private static final String END = "\"}";

    private static final class Line {
        private boolean own;
        private boolean others;
        private boolean named;
        private String text = "";

        private boolean isOwn() {
            return !others && (own || !named);
        }
    }

    private final Names names;
    private final Consumer<String> out;
    private final StringBuilder held = new StringBuilder();
    private final Matcher opening = OPENING.matcher(held);
    private boolean found;
    private boolean none;

    JsonScript(Names names, Consumer<String> out) {
        this.names = names;
        this.out = out;
    }

    void accept(String text) {
        if (none) {
            out.accept(text);
            return;
        }
        int at = 0;
        if (held.isEmpty()) while (at < text.length() && Letters.isBlank(text.charAt(at))) at++;
        while (at < text.length() && !found && !none) {
            held.append(text.charAt(at++));
            found = opening.reset().lookingAt();
            none = !found && !opening.hitEnd();
        }
        held.append(text, at, text.length());
        if (none) out.accept(held.toString());
    }

    void finish() {
        if (none || held.isEmpty()) return;
        none = true;
        List<Line> lines = found ? lines() : List.of();
        if (lines.isEmpty()) {
            out.accept(held.toString());
            return;
        }
        List<String> own = new ArrayList<>();
        for (Line line : lines) {
            if (line.isOwn()) own.add(line.text);
            else if (!own.isEmpty()) break;
        }
        out.accept(String.join("\n\n", own));
    }

    /** As far as it can be read. */
    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        Deque<Line> open = new ArrayDeque<>();
        String json = held.substring(Math.max(0, start())) + END;
        try (JsonParser parser = JSON.createParser(json)) {
            String key = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open.push(new Line());
                    case END_OBJECT -> close(open, lines);
                    case FIELD_NAME -> key = parser.currentName().toLowerCase(Locale.ROOT);
                    case VALUE_STRING -> set(open, key, parser.getText());
                    default -> {}
                }
            }
        } catch (IOException brokenOff) {
            while (!open.isEmpty()) close(open, lines);
        }
        return lines;
    }

    /** Behind what opens the block of code. */
    private int start() {
        int object = held.indexOf("{");
        int list = held.indexOf("[");
        return list >= 0 && list < object ? list : object;
    }

    private void set(Deque<Line> open, String key, String value) {
        Line line = open.peek();
        if (line == null) return;
        if (TEXT.contains(key)) line.text = value;
        if (!SPEAKER.contains(key)) return;
        line.named = true;
        Names.Whose whose = names.whose(value);
        if (whose == Names.Whose.OWN) line.own = true;
        else if (whose != null) line.others = true;
    }

    private static void close(Deque<Line> open, List<Line> lines) {
        if (open.isEmpty()) return;
        Line line = open.pop();
        if (!line.text.isBlank()) lines.add(line);
    }
}
