import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Generates jOOQ's table classes from the migrations: migrates a throwaway SQLite file, then reads
 * its tables. Does nothing while {@code db/} and this file are unchanged. Arguments: {@code db}
 * folder, target folder.
 */
final class Codegen {
    private Codegen() {}

    public static void main(String[] args) throws Exception {
        Path db = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path stamp = target.resolve("stamp");
        String current = hash(db) + System.getProperty("java.class.path").hashCode();
        if (Files.exists(stamp) && Files.readString(stamp).equals(current)) return;

        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        Files.createDirectories(target);
        Path file = Files.createTempFile("chatlab-codegen", ".db");
        try {
            migrate(db, file);
            generate(file, target);
        } finally {
            Files.deleteIfExists(file);
        }
        Files.writeString(stamp, current);
    }

    private static String hash(Path db) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<Path> files;
        try (var paths = Files.walk(db)) {
            files = paths.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        files.add(Path.of("build", "Codegen.java"));
        for (Path path : files) {
            digest.update(path.toString().getBytes());
            if (Files.exists(path)) digest.update(Files.readAllBytes(path));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void migrate(Path db, Path file) throws IOException {
        Properties types = new Properties();
        try (Reader reader = Files.newBufferedReader(db.resolve("sqlite/types.properties"))) {
            types.load(reader);
        }
        var placeholders =
                types.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        e -> (String) e.getKey(), e -> (String) e.getValue()));
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations(
                        "filesystem:" + db.resolve("common"), "filesystem:" + db.resolve("sqlite"))
                .placeholders(placeholders)
                .load()
                .migrate();
    }

    private static void generate(Path file, Path target) throws Exception {
        String ids =
                "(.*\\.)?(conversations|messages)\\.id|.*\\.(conversation|message|user_message|turn|family)_id|.*\\.near_repeat_of";
        GenerationTool.generate(
                new Configuration()
                        .withLogging(Logging.WARN)
                        .withJdbc(
                                new Jdbc()
                                        .withDriver("org.sqlite.JDBC")
                                        .withUrl("jdbc:sqlite:" + file))
                        .withGenerator(
                                new Generator()
                                        .withDatabase(
                                                new Database()
                                                        .withName(
                                                                "org.jooq.meta.sqlite.SQLiteDatabase")
                                                        .withExcludes(
                                                                "flyway_schema_history|sqlite_.*|.*_fts.*")
                                                        .withForcedTypes(
                                                                new ForcedType()
                                                                        .withName("UUID")
                                                                        .withIncludeExpression(ids),
                                                                new ForcedType()
                                                                        .withUserType(
                                                                                "java.time.Instant")
                                                                        .withConverter(
                                                                                "chatlab.database.InstantConverter")
                                                                        .withIncludeExpression(
                                                                                ".*_at"),
                                                                new ForcedType()
                                                                        .withUserType(
                                                                                "com.fasterxml.jackson.databind.JsonNode")
                                                                        .withConverter(
                                                                                "chatlab.database.JsonConverter")
                                                                        .withIncludeExpression(
                                                                                ".*_json")))
                                        .withGenerate(
                                                new Generate()
                                                        .withJavaTimeTypes(true)
                                                        .withNullableAnnotation(false))
                                        .withTarget(
                                                new Target()
                                                        .withPackageName(
                                                                "chatlab.database.generated")
                                                        .withDirectory(target.toString()))));
    }
}
