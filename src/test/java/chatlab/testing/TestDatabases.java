package chatlab.testing;

import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a store's tests run: on both. {@code @ParameterizedClass @EnumSource} makes a test class
 * run once for each.
 */
public enum TestDatabases {
    SQLITE {
        @Override
        public DatabaseUrl fresh(Path folder) {
            return new DatabaseUrl.Sqlite(folder.resolve(UUID.randomUUID() + ".db"));
        }
    },
    POSTGRESQL {
        @Override
        public DatabaseUrl fresh(Path folder) {
            return TestPostgres.fresh();
        }
    };

    /**
     * The address of a database that is empty as yet; {@code folder} is for those that are files.
     */
    public abstract DatabaseUrl fresh(Path folder);

    public Database open(Path folder) {
        return Database.open(fresh(folder));
    }
}
