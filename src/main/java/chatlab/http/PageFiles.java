package chatlab.http;

import chatlab.config.ConfigError;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page: a few files in memory. What index.html loads has an address with a hash of all the
 * content in it, {@code /~0a1b…/js/main.js}, which a browser keeps for ever and never asks for
 * again; index.html itself is asked for each time and names the present hash.
 */
final class PageFiles {
    /** Addresses that the page answers by itself, in the browser. */
    private static final List<String> PLACES =
            List.of(
                    "/",
                    "/welcome",
                    "/new",
                    "/discussions/{id}",
                    "/characters",
                    "/characters/{id}",
                    "/settings",
                    "/reset",
                    "/auth/callback");

    private static final Pattern PLACE =
            Pattern.compile(
                    PLACES.stream()
                            .map(place -> place.replaceAll("\\{\\w+}", "[^/]+"))
                            .collect(Collectors.joining("|")));
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final Pattern HASHED = Pattern.compile("(/~[^/]+)(/.*)");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    private final String prefix;
    private final Map<String, PageFile> files = new HashMap<>();
    private final Optional<Path> folder;

    private PageFiles(String prefix, Map<String, byte[]> content, Optional<Path> folder) {
        this.prefix = prefix;
        this.folder = folder;
        content.forEach((path, bytes) -> files.put(path, PageFile.of(path, bytes)));
    }

    /**
     * @param folder read anew at every request, for development; empty for what is built in
     * @throws ConfigError where there is no such folder
     */
    static PageFiles of(Optional<Path> folder) {
        return folder.map(PageFiles::readAnew).orElseGet(() -> kept(PageContent.builtIn()));
    }

    static PageFiles kept(SortedMap<String, byte[]> content) {
        content.putAll(PageContent.vendored());
        String prefix = "/~" + PageContent.hash(content);
        SortedMap<String, byte[]> whole = new TreeMap<>(content);
        content.computeIfPresent(
                PageContent.INDEX,
                (_, html) -> PageContent.prefixed(PageContent.preloading(html, whole), prefix));
        return new PageFiles(prefix, content, Optional.empty());
    }

    private static PageFiles readAnew(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigError("WEB_FOLDER", "is not a folder: " + folder);
        }
        Path whole = folder.toAbsolutePath().normalize();
        return new PageFiles("", PageContent.vendored(), Optional.of(whole));
    }

    /** What the address of a file that may be kept for ever begins with. */
    String prefix() {
        return prefix;
    }

    /** Goes before all routes: answers for files and places, leaves everything else to them. */
    void serve(Context context) {
        if (!READING.contains(context.method())) return;
        String path = context.path();
        Matcher hashed = HASHED.matcher(path);
        boolean underHash = hashed.matches();
        boolean lasts = underHash && hashed.group(1).equals(prefix);
        Optional<PageFile> found =
                PLACE.matcher(path).matches()
                        ? file(PageContent.INDEX)
                        : file(underHash ? hashed.group(2) : path);
        if (found.isEmpty()) return;
        found.get().send(context, lasts ? FOR_EVER : ASK_AGAIN);
        context.skipRemainingHandlers();
    }

    /**
     * For an address that is nothing: a person who typed it gets the page, which says so; a program
     * does not. False where the answer is still to be written.
     */
    boolean tellMissing(Context context) {
        String accepts = context.header("Accept");
        boolean person = accepts != null && accepts.contains("text/html");
        boolean read = READING.contains(context.method());
        if (!person || !read || context.path().matches("/((api|auth)/|~).*")) return false;
        file(PageContent.INDEX)
                .ifPresent(
                        index -> {
                            context.status(404);
                            index.send(context, ASK_AGAIN);
                        });
        return true;
    }

    private Optional<PageFile> file(String path) {
        return folder.flatMap(root -> read(root, path))
                .or(() -> Optional.ofNullable(files.get(path)));
    }

    /** Nothing outside {@code root}, whatever the path is. */
    private static Optional<PageFile> read(Path root, String path) {
        try {
            Path file = root.resolve("." + path).normalize();
            boolean served = file.startsWith(root) && PageFile.isServed(path);
            if (!served || !Files.isRegularFile(file)) return Optional.empty();
            return Optional.of(PageFile.of(path, Files.readAllBytes(file)));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
