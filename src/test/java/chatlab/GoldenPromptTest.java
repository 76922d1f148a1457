package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.Vendor;
import chatlab.database.Json;
import chatlab.testing.FakeModel;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each vendor is sent in a discussion of five turns, word for word. Whoever changes a prompt
 * sees here what that does to it: {@code -Dgolden=write} writes the files anew, and their diff is
 * to be read.
 */
@Timeout(60)
final class GoldenPromptTest {
    private static final Path FILES = Path.of("src/test/resources/prompts");
    private static final boolean WRITING = "write".equals(System.getProperty("golden"));
    private static final String TABLE =
            """
            {"topic":"Should ten-year-olds use AI for homework?","protocol":"controversy",
             "character_ids":["john-dewey","maria-montessori"],"system_prompt":"We are a primary school.",
             "settings":{"reading_level":"teen","language":"en","length":"short","seed":7}}""";

    @ParameterizedTest
    @EnumSource(Vendor.class)
    void everyVendorIsSentWhatTheFileSays(Vendor vendor, @TempDir Path folder) throws IOException {
        ArrayNode sent = Json.MAPPER.createArrayNode();
        try (FakeModel model = new FakeModel(vendor);
                TestServer server =
                        TestServer.start(
                                folder, model.setting(), vendor + "_API_KEY=key-of-the-operator")) {
            User user = server.guest();
            String table =
                    "/conversations/" + user.post("/conversations", TABLE).expect(201).at("/id");
            for (int turn = 1; turn <= 5; turn++) {
                model.answerAll("This is turn " + turn + ", and it says: hands before machines.");
                if (turn == 3)
                    user.post(table + "/messages", "{\"content\":\"And the youngest?\"}");
                else user.post(table + "/next", null).expect(200);
            }
            sent.addAll(model.requests());
        }
        assertEquals(5, sent.size());
        Path file = FILES.resolve(vendor.id() + ".json");
        ObjectWriter pretty = Json.MAPPER.writerWithDefaultPrettyPrinter();
        if (WRITING) Files.writeString(file, pretty.writeValueAsString(sent) + "\n");
        assertTrue(Files.exists(file), "-Dgolden=write makes " + file);
        JsonNode golden = Json.MAPPER.readTree(file.toFile());
        assertEquals(pretty.writeValueAsString(golden), pretty.writeValueAsString(sent));
    }
}
