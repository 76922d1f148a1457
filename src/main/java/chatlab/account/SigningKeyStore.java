package chatlab.account;

import static chatlab.database.generated.Tables.SIGNING_KEYS;

import chatlab.database.generated.tables.records.SigningKeysRecord;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/** Rows of signing keys. */
final class SigningKeyStore {
    private SigningKeyStore() {}

    static void add(DSLContext sql, String id, String privateKey, String publicKey, Instant now) {
        sql.insertInto(SIGNING_KEYS)
                .set(SIGNING_KEYS.ID, id)
                .set(SIGNING_KEYS.PRIVATE_KEY, privateKey)
                .set(SIGNING_KEYS.PUBLIC_KEY, publicKey)
                .set(SIGNING_KEYS.CREATED_AT, now)
                .onConflict(SIGNING_KEYS.ID)
                .doNothing()
                .execute();
    }

    static List<SigningKeysRecord> newestFirst(DSLContext sql) {
        return sql.selectFrom(SIGNING_KEYS)
                .orderBy(SIGNING_KEYS.CREATED_AT.desc(), SIGNING_KEYS.ID)
                .fetch();
    }
}
