package chatlab.testing;

import chatlab.database.Database;

/** Who waits for whom in PostgreSQL, so that tests of races can go by order. */
public final class Locks {
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity"
                    + " WHERE wait_event_type = 'Lock' AND datname = current_database()";

    private Locks() {}

    /** How many transactions are waiting for another one to end. */
    public static int waiting(Database database) {
        return database.read(sql -> Integer.valueOf(String.valueOf(sql.fetchValue(WAITING))));
    }
}
