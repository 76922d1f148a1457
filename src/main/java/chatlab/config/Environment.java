package chatlab.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named values as text. An empty value counts as not set. */
public record Environment(Map<String, String> values) {

    /**
     * The process's environment, over a {@code .env} file in the working folder where there is one.
     */
    public static Environment ofProcess() {
        Map<String, String> values = new HashMap<>(dotEnv(Path.of(".env")));
        values.putAll(System.getenv());
        return new Environment(values);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    public String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    /** A whole number within bounds, both included. */
    public int number(String name, int fallback, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) return fallback;
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException notANumber) {
            // falls through to the one message below
        }
        throw new ConfigError(name, "takes a whole number from " + least + " to " + most);
    }

    /** A whole number from 1; empty for {@code off}. */
    public Optional<Long> limit(String name, String fallback) {
        String text = text(name, fallback).replace("_", "").replace(",", "");
        if (text.equals("off")) return Optional.empty();
        if (text.matches("[1-9]\\d{0,14}")) return Optional.of(Long.valueOf(text));
        throw new ConfigError(name, "takes a whole number from 1, or off");
    }

    /** The address of a server, {@code http} or {@code https}, without a slash at its end. */
    public Optional<String> url(String name) {
        Optional<String> text = text(name).map(url -> url.replaceFirst("/+$", ""));
        if (text.isPresent() && !isUrl(text.get())) {
            throw new ConfigError(name, "takes an address that begins with http:// or https://");
        }
        return text;
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    public boolean flag(String name, boolean fallback) {
        return switch (text(name, fallback ? "on" : "off")) {
            case "on", "true", "1", "yes" -> true;
            case "off", "false", "0", "no" -> false;
            default -> throw new ConfigError(name, "takes on or off");
        };
    }

    private static Map<String, String> dotEnv(Path file) {
        if (!Files.isRegularFile(file)) return Map.of();
        Map<String, String> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String text = line.strip().replaceFirst("^export\\s+", "");
                int equals = text.indexOf('=');
                if (equals <= 0 || text.startsWith("#")) continue;
                String value = text.substring(equals + 1).strip();
                values.put(
                        text.substring(0, equals).strip(),
                        value.replaceFirst("^([\"'])(.*)\\1$", "$2"));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return values;
    }
}
