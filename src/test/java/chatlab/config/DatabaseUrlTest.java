package chatlab.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "sqlite:data/chatlab.db, data/chatlab.db",
        "sqlite:/data/chatlab.db, /data/chatlab.db",
        "sqlite:///data/chatlab.db, /data/chatlab.db",
        "sqlite:a folder/ä.db, a folder/ä.db"
    })
    void readsAFile(String url, String file) {
        assertEquals(new DatabaseUrl.Sqlite(Path.of(file)), DatabaseUrl.parse(url));
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://u:p@host/db, jdbc:postgresql://host/db, u, p",
        "postgresql://u:p@host:5433/db, jdbc:postgresql://host:5433/db, u, p",
        "postgresql://u:p@host/db?sslmode=require&x=1, jdbc:postgresql://host/db?sslmode=require&x=1, u, p",
        "postgresql://u@host/db, jdbc:postgresql://host/db, u, ''",
        "postgresql://host/db, jdbc:postgresql://host/db, '', ''",
        "postgresql://u:p@[::1]:5432/db, jdbc:postgresql://[::1]:5432/db, u, p",
        "postgresql://u%40x:p%3A%2F+%25:q@host/db, jdbc:postgresql://host/db, u@x, p:/+%:q"
    })
    void readsAServer(String url, String jdbcUrl, String user, String password) {
        assertEquals(new DatabaseUrl.PostgreSql(jdbcUrl, user, password), DatabaseUrl.parse(url));
    }

    @Test
    void keepsThePasswordOutOfWhatIsPrinted() {
        assertFalse(
                DatabaseUrl.parse("postgresql://u:hidden@host/db").toString().contains("hidden"));
    }
}
