package chatlab.testing;

import chatlab.config.DatabaseUrl;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks into a database past everything of ours: every table there is, whatever it is for. */
public final class Rows {
    private Rows() {}

    /** How many rows each table has. */
    public static Map<String, Integer> counts(DatabaseUrl url) {
        Map<String, Integer> counts = new HashMap<>();
        each(
                url,
                (sql, table) -> {
                    try (ResultSet count = sql.executeQuery("SELECT count(*) FROM " + table)) {
                        count.next();
                        counts.put(table, count.getInt(1));
                    }
                });
        return counts;
    }

    /** The tables in which one of these texts stands anywhere. */
    public static Set<String> mentioning(DatabaseUrl url, String... texts) {
        Set<String> found = new HashSet<>();
        each(
                url,
                (sql, table) -> {
                    try (ResultSet rows = sql.executeQuery("SELECT * FROM " + table)) {
                        int columns = rows.getMetaData().getColumnCount();
                        while (rows.next()) {
                            for (int column = 1; column <= columns; column++) {
                                String cell = text(rows.getObject(column));
                                for (String text : texts)
                                    if (cell.contains(text)) found.add(table + ": " + text);
                            }
                        }
                    }
                });
        return found;
    }

    @FunctionalInterface
    private interface Look {
        void at(Statement sql, String table) throws SQLException;
    }

    private static void each(DatabaseUrl url, Look look) {
        try (Connection connection = connect(url);
                Statement sql = connection.createStatement()) {
            for (String table : tables(url, sql)) look.at(sql, table);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static List<String> tables(DatabaseUrl url, Statement sql) throws SQLException {
        String query =
                url instanceof DatabaseUrl.Sqlite
                        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                        : "SELECT table_name FROM information_schema.tables"
                                + " WHERE table_schema = current_schema()";
        List<String> tables = new ArrayList<>();
        try (ResultSet names = sql.executeQuery(query)) {
            while (names.next()) tables.add(names.getString(1));
        }
        return tables;
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return switch (url) {
            case DatabaseUrl.Sqlite file ->
                    DriverManager.getConnection("jdbc:sqlite:" + file.file());
            case DatabaseUrl.PostgreSql server ->
                    DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        };
    }

    private static String text(Object cell) {
        return cell instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : String.valueOf(cell);
    }
}
