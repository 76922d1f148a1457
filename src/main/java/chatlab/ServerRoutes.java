package chatlab;

import chatlab.config.AuthConfig;
import chatlab.config.Config;
import chatlab.database.Database;
import chatlab.database.Json;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.llm.Providers;
import chatlab.persona.own.OwnCharacterRoutes;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What the server says of itself: health, its contract, and what a client needs to know. */
final class ServerRoutes {
    private final Config config;
    private final Database database;
    private final Providers providers;
    private final String version;

    ServerRoutes(Config config, Database database, Providers providers, String version) {
        this.config = config;
        this.database = database;
        this.providers = providers;
        this.version = version;
    }

    void register(Api api) {
        byte[] contract = Json.bytes(api.contract().document());
        byte[] docs = resource("/docs/index.html");
        api.get("/health", this::health);
        api.get("/health_check", this::health);
        api.get("/openapi.json", call -> call.content("application/json", contract));
        api.get("/docs", call -> call.content("text/html; charset=utf-8", docs));
        api.get("/api/config", this::config);
    }

    private void health(Call call) {
        try {
            database.read(sql -> sql.selectOne().fetch());
        } catch (Failure.Unavailable away) {
            throw new Failure.Unavailable("The database cannot be reached.");
        }
        ObjectNode health =
                Json.MAPPER.createObjectNode().put("status", "ok").put("version", version);
        call.json(
                health.put("database", database.kind())
                        .put("migrations", Integer.parseInt(database.migration())));
    }

    private void config(Call call) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.put("auth_mode", config.auth().mode());
        answer.put("guests", config.auth().guests());
        boolean supabase = config.auth() instanceof AuthConfig.Supabase;
        answer.put("supabase_url", supabase ? ((AuthConfig.Supabase) config.auth()).url() : null);
        answer.put(
                "supabase_anon_key",
                supabase ? ((AuthConfig.Supabase) config.auth()).key().orElse(null) : null);
        answer.put("default_provider", providers.preferred());
        ArrayNode offers = answer.putArray("providers");
        for (Providers.Offer offer : providers.offers()) {
            ObjectNode view = offers.addObject().put("id", offer.id()).put("name", offer.name());
            offer.models().forEach(view.putArray("models")::add);
            view.put("default_model", offer.models().isEmpty() ? null : offer.models().getFirst());
        }
        answer.putObject("limits")
                .put("message_length", 10_000)
                .put("topic_length", 2_000)
                .put("title_length", 200)
                .put("system_prompt_length", 8_000)
                .put("characters", 8)
                .put("turns", 20)
                .put("body_bytes", config.http().maxBodyBytes())
                .put("upload_bytes", config.http().maxUploadBytes())
                .put("avatar_bytes", OwnCharacterRoutes.AVATAR_BYTES);
        call.json(answer);
    }

    private static byte[] resource(String name) {
        try (InputStream in = ServerRoutes.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
