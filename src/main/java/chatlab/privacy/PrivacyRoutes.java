package chatlab.privacy;

import chatlab.conversation.ConversationStore;
import chatlab.database.Database;
import chatlab.http.Api;
import chatlab.http.Call;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/** A user's data: taken away, deleted. */
public final class PrivacyRoutes {
    private final Database database;
    private final ConversationStore conversations;
    private final Erasure erasure;
    private final Clock clock;

    public PrivacyRoutes(
            Database database, ConversationStore conversations, Erasure erasure, Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.erasure = erasure;
        this.clock = clock;
    }

    public void register(Api api) {
        api.delete("/api/{user_id}/profile", this::delete);
        api.get("/api/{user_id}/data-export", this::export);
    }

    private void delete(Call call) {
        erasure.erase(call.userId());
        call.noContent();
    }

    /** Written to a file first: no slow client holds the database. */
    private void export(Call call) {
        call.takeUpload();
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        try {
            Path file = Files.createTempFile("chatlab-export", ".zip");
            try {
                database.read(sql -> written(sql, call.userId(), file));
                call.file("application/zip", "chatlab-" + day + ".zip", file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Path written(DSLContext sql, String userId, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new DataExport(sql, conversations, userId).writeTo(out);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return file;
    }
}
