package chatlab.testing;

import chatlab.account.PasswordLinks;
import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import java.time.Clock;

/** Password links, made beside a running server as the operator's command makes them. */
public final class Links {
    private Links() {}

    /** The token behind the link's #. */
    public static String make(DatabaseUrl url, String email) {
        try (Database database = Database.open(url)) {
            return new PasswordLinks(database, Clock.systemUTC()).make(email).orElseThrow();
        }
    }
}
