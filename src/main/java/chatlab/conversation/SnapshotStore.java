package chatlab.conversation;

import static chatlab.database.generated.Tables.PERSONA_SNAPSHOTS;

import chatlab.database.Json;
import chatlab.database.Sha256;
import chatlab.persona.Persona;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * Characters as they were, by the hash of their JSON. Snapshots never change, so they are read from
 * the database once.
 */
final class SnapshotStore {
    private static final int REMEMBERED = 2_000;

    private final Map<String, Persona> byHash = new ConcurrentHashMap<>();
    private final Map<Persona, String> hashes = new ConcurrentHashMap<>();

    /** Stores the character where it is not stored yet; gives its hash. */
    String keep(DSLContext sql, Persona persona) {
        String known = hashes.get(persona);
        String hash = known == null ? Sha256.hex(Json.bytes(persona)) : known;
        if (!sql.fetchExists(PERSONA_SNAPSHOTS, PERSONA_SNAPSHOTS.HASH.eq(hash))) {
            sql.insertInto(PERSONA_SNAPSHOTS)
                    .set(PERSONA_SNAPSHOTS.HASH, hash)
                    .set(PERSONA_SNAPSHOTS.PERSONA_JSON, Json.MAPPER.<JsonNode>valueToTree(persona))
                    .onConflict(PERSONA_SNAPSHOTS.HASH)
                    .doNothing()
                    .execute();
        }
        if (hashes.size() >= REMEMBERED) hashes.clear();
        hashes.put(persona, hash);
        return hash;
    }

    Persona get(DSLContext sql, String hash) {
        Persona known = byHash.get(hash);
        if (known != null) return known;
        JsonNode json =
                sql.select(PERSONA_SNAPSHOTS.PERSONA_JSON)
                        .from(PERSONA_SNAPSHOTS)
                        .where(PERSONA_SNAPSHOTS.HASH.eq(hash))
                        .fetchSingle(PERSONA_SNAPSHOTS.PERSONA_JSON);
        if (byHash.size() >= REMEMBERED) byHash.clear();
        Persona persona = parse(json);
        byHash.put(hash, persona);
        return persona;
    }

    private static Persona parse(JsonNode json) {
        try {
            return Json.MAPPER.treeToValue(json, Persona.class);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
