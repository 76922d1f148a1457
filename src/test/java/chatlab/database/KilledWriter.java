package chatlab.database;

import chatlab.config.DatabaseUrl;
import chatlab.testing.Users;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * A process that writes rows until it is killed, and prints the id of each once {@code write} has
 * returned.
 */
final class KilledWriter {
    private static final int WRITERS = 8;

    private KilledWriter() {}

    public static void main(String[] args) throws InterruptedException {
        Database database = Database.open(new DatabaseUrl.Sqlite(Path.of(args[0])));
        for (int i = 0; i < WRITERS; i++) Thread.ofVirtual().start(() -> writeForEver(database));
        new CountDownLatch(1).await();
    }

    private static void writeForEver(Database database) {
        while (true) {
            String id = UUID.randomUUID().toString();
            Users.add(database, id);
            System.out.println(id);
        }
    }
}
