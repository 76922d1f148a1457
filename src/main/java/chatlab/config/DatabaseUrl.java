package chatlab.config;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the data is. */
public sealed interface DatabaseUrl {
    record Sqlite(Path file) implements DatabaseUrl {}

    /** The password is kept out of {@code jdbcUrl}, and of {@code toString}. */
    record PostgreSql(String jdbcUrl, String user, String password) implements DatabaseUrl {
        @Override
        public String toString() {
            return jdbcUrl;
        }
    }

    /**
     * {@code sqlite:data/chatlab.db}, {@code sqlite:///data/chatlab.db} or {@code
     * postgres://user:password@host/db?…}.
     */
    static DatabaseUrl parse(String url) {
        if (url.startsWith("sqlite:")) {
            String file = url.substring("sqlite:".length()).replaceFirst("^//", "");
            if (!file.isEmpty()) return new Sqlite(Path.of(file));
        }
        if (url.startsWith("postgres://") || url.startsWith("postgresql://"))
            return postgreSql(url);
        throw new ConfigError(
                "DATABASE_URL", "takes sqlite:FILE or postgresql://USER:PASSWORD@HOST/DATABASE");
    }

    private static PostgreSql postgreSql(String url) {
        try {
            URI uri = URI.create(url);
            String[] login =
                    (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            if (uri.getHost() == null || uri.getRawPath().length() < 2)
                throw new IllegalArgumentException();
            return new PostgreSql(
                    "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                    decode(login[0]),
                    login.length > 1 ? decode(login[1]) : "");
        } catch (IllegalArgumentException malformed) {
            throw new ConfigError("DATABASE_URL", "takes postgresql://USER:PASSWORD@HOST/DATABASE");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
