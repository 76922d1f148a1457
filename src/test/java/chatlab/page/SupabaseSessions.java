package chatlab.page;

import chatlab.database.Json;
import chatlab.page.SupabaseUsers.User;
import chatlab.testing.Client;
import chatlab.testing.FakeIssuer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The tokens that the stand-in gave out; a refresh token counts once. */
final class SupabaseSessions implements AutoCloseable {
    private static final int HOUR = 3_600;

    private record Session(User user, String id) {}

    private final String issuerName;
    private final FakeIssuer issuer = new FakeIssuer();
    private final Map<String, Session> tokens = new HashMap<>();
    private final Map<String, Session> refreshTokens = new HashMap<>();
    private int count;

    SupabaseSessions(String issuerName) {
        this.issuerName = issuerName;
    }

    /** The keys with which they are signed. */
    String keys() {
        String path = issuer.keysUrl().substring(issuer.url().length());
        return new Client(issuer.url()).get(path).text();
    }

    synchronized String begin(User user) {
        return tokens(new Session(user, UUID.randomUUID().toString()));
    }

    synchronized String renew(String refreshToken) {
        Session session = refreshTokens.remove(refreshToken);
        if (session == null) {
            throw new SupabaseRefusal(400, "refresh_token_not_found", "Invalid Refresh Token");
        }
        return tokens(session);
    }

    synchronized User user(String token) {
        Session session = tokens.get(token);
        if (session == null) throw new SupabaseRefusal(403, "bad_jwt", "invalid JWT");
        return session.user();
    }

    synchronized boolean counts(String token) {
        return tokens.containsKey(token);
    }

    synchronized String end(String token) {
        Session session = tokens.remove(token);
        refreshTokens.values().removeIf(each -> each.equals(session));
        return "";
    }

    /** No refresh token counts any more. */
    synchronized void endAll() {
        refreshTokens.clear();
    }

    @Override
    public void close() {
        issuer.close();
    }

    private String tokens(Session session) {
        User user = session.user();
        String access =
                issuer.sign(
                        token ->
                                token.withIssuer(issuerName)
                                        .withSubject(user.id)
                                        .withJWTId(String.valueOf(++count))
                                        .withClaim("email", user.email)
                                        .withClaim("is_anonymous", user.anonymous)
                                        .withClaim("session_id", session.id()));
        String refresh = "refresh-" + ++count;
        tokens.put(access, session);
        refreshTokens.put(refresh, session);
        ObjectNode answer =
                Json.MAPPER
                        .createObjectNode()
                        .put("access_token", access)
                        .put("refresh_token", refresh)
                        .put("token_type", "bearer")
                        .put("expires_in", HOUR);
        return answer.set("user", SupabaseUsers.described(user)).toString();
    }
}
