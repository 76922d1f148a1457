package chatlab.privacy;

import chatlab.conversation.Conversation;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Transcript;
import chatlab.database.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Everything held about one user, as a zip: the discussions to be read, every row as JSON, and
 * pictures. Secrets (hashes of passwords and tokens) stay here.
 */
record DataExport(DSLContext sql, ConversationStore conversations, String userId) {
    private static final String ABOUT =
            """
            This is everything that ChatLab keeps about you.

            discussions/  each of your discussions as Markdown: open them with any editor.
            data/         every row of the database that is yours, one JSON file for each table. What was
                          deleted stays there for up to 30 days, and so it is here, too.
            pictures/     the pictures of your own characters.

            Not in here: the hash of your password and of your tokens, which are secrets of the server's.
            """;

    void writeTo(OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "README.txt", ABOUT.getBytes(StandardCharsets.UTF_8));
            discussions(zip);
            for (UserDataStore.Share share : UserDataStore.shares(userId)) rows(zip, share);
            pictures(zip);
        }
    }

    private void discussions(ZipOutputStream zip) throws IOException {
        for (UUID id : UserDataStore.conversations(sql, userId)) {
            Optional<Conversation> conversation = conversations.find(sql, userId, id);
            if (conversation.isEmpty()) continue; // deleted; it is among the data
            Transcript transcript = Transcript.of(sql, conversation.get());
            String day = Json.time(conversation.get().createdAt()).substring(0, 10);
            String file = transcript.fileName(Transcript.Format.MD);
            String unique = file.replaceFirst("\\.md$", "-" + end(id) + ".md"); // titles repeat
            entry(zip, "discussions/" + day + "-" + unique, transcript.in(Transcript.Format.MD));
        }
    }

    private void rows(ZipOutputStream zip, UserDataStore.Share share) throws IOException {
        zip.putNextEntry(
                new ZipEntry("data/" + share.table().getName().toLowerCase(Locale.ROOT) + ".json"));
        JsonGenerator json = Json.MAPPER.createGenerator(zip);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.useDefaultPrettyPrinter();
        json.writeStartArray();
        UserDataStore.forEach(sql, share, row -> write(json, row));
        json.writeEndArray();
        json.close();
        zip.closeEntry();
    }

    private static void write(JsonGenerator json, Record row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (var field : row.fields()) values.put(field.getName(), row.get(field));
        try {
            Json.MAPPER.writeValue(json, values);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void pictures(ZipOutputStream zip) {
        UserDataStore.forEachPicture(
                sql,
                userId,
                (hash, png) -> {
                    try {
                        entry(zip, "pictures/" + hash + ".png", png);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                });
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String end(UUID id) {
        return id.toString().substring(28);
    }
}
