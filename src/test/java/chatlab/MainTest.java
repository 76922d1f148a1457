package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands, each in a process of its own, beside a running server. */
@Timeout(120)
final class MainTest {
    private record Ran(int status, String said) {}

    @Test
    void aPasswordLinkIsMadeBesideARunningServer(@TempDir Path folder) throws Exception {
        try (TestServer server = TestServer.start(folder)) {
            String ada = "{\"email\":\"ada@example.org\",\"password\":\"correct horse battery\"}";
            server.client().post("/auth/register", ada).expect(201);
            Ran ran = run(folder, "password-link", "ada@example.org", "https://chat.example.org/");
            assertEquals(0, ran.status(), ran.said());
            assertTrue(
                    ran.said().matches("https://chat\\.example\\.org/reset#[\\w-]{43}\\R"),
                    ran.said());
            String token = ran.said().strip().replaceFirst(".*#", "");
            String reset = "{\"token\":\"%s\",\"new_password\":\"another password\"}";
            server.client().post("/auth/reset", reset.formatted(token)).expect(200);
            server.client().post("/auth/reset", reset.formatted(token)).expect(401);
            server.client()
                    .post("/auth/login", ada.replace("correct horse battery", "another password"))
                    .expect(200);
        }
        Ran nobody = run(folder, "password-link", "eve@example.org");
        assertEquals("There is no account with this e-mail.", nobody.said().strip());
        assertEquals(2, nobody.status());
        Ran unknown = run(folder, "serve-me");
        assertEquals(2, unknown.status(), unknown.said());
    }

    private static Ran run(Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "chatlab.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.directory(folder.toFile());
        process.environment().put("DATA_DIR", folder.toString());
        process.environment().put("LOG_LEVEL", "warn");
        Process started = process.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(started.waitFor(), said);
    }
}
