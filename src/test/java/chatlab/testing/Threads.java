package chatlab.testing;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The threads of this process, the virtual ones too. */
public final class Threads {
    private Threads() {}

    /** Those that are at work for one of these packages, each with its stack. */
    public static List<String> in(String... packages) {
        List<String> found = new ArrayList<>();
        for (JsonNode thread : dump().findParents("tid")) {
            List<String> stack = new ArrayList<>();
            thread.path("stack").forEach(frame -> stack.add(frame.asText()));
            boolean within =
                    stack.stream()
                            .anyMatch(frame -> Stream.of(packages).anyMatch(frame::startsWith));
            if (within) found.add(thread.path("name").asText() + " " + stack);
        }
        return found;
    }

    private static JsonNode dump() {
        var diagnostics = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            Path folder = Files.createTempDirectory("threads");
            Path file = folder.resolve("dump.json"); // which must not be there yet
            try {
                diagnostics.dumpThreads(file.toString(), ThreadDumpFormat.JSON);
                return Json.MAPPER.readTree(file.toFile());
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }
}
