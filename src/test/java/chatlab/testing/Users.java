package chatlab.testing;

import static chatlab.database.generated.Tables.USERS;

import chatlab.database.Database;
import java.time.Instant;
import org.jooq.DSLContext;

/** Rows of users, which other rows need. */
public final class Users {
    private Users() {}

    public static void add(Database database, String... ids) {
        database.write(
                sql -> {
                    for (String id : ids) add(sql, id);
                    return ids.length;
                });
    }

    public static void add(DSLContext sql, String id) {
        sql.insertInto(USERS).set(USERS.ID, id).set(USERS.CREATED_AT, Instant.EPOCH).execute();
    }

    public static boolean exists(Database database, String id) {
        return database.read(sql -> sql.fetchExists(USERS, USERS.ID.eq(id)));
    }
}
