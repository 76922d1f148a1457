package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ServerTests;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of this server's own, by HTTP. */
final class AccountsTest extends ServerTests {
    private static final String PASSWORD = "correct horse battery";

    @Test
    void whoRegistersIsSignedInAndMaySignInAgain() {
        Answer tokens =
                client.post("/auth/register", credentials("Ada@Example.org", PASSWORD)).expect(201);
        User ada = user(tokens);
        ada.get("/conversations").expect(200);
        assertEquals("ada@example.org", tokens.at("/user/email"));
        assertEquals("bearer", tokens.at("/token_type"));
        Answer again =
                client.post("/auth/login", credentials("ada@example.ORG", PASSWORD)).expect(200);
        assertEquals(ada.id(), again.at("/user/id"));
        assertNotEquals(tokens.at("/access_token"), again.at("/access_token"));
        assertTrue(!tokens.text().contains(PASSWORD));
    }

    @Test
    void anAddressHasOneAccount() {
        client.post("/auth/register", credentials("bo@example.org", PASSWORD)).expect(201);
        client.post("/auth/register", credentials("BO@example.org", PASSWORD)).expect(409);
        User guest = server.guest();
        client.post("/auth/upgrade", credentials("bo@example.org", PASSWORD), guest.signed())
                .expect(409);
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreToldAlike() {
        client.post("/auth/register", credentials("cy@example.org", PASSWORD)).expect(201);
        Answer wrong =
                client.post("/auth/login", credentials("cy@example.org", "wrong wrong"))
                        .expect(401);
        Answer unknown =
                client.post("/auth/login", credentials("no@example.org", PASSWORD)).expect(401);
        assertEquals(wrong.json().path("detail"), unknown.json().path("detail"));
        assertEquals("Bearer", wrong.header("WWW-Authenticate"));
    }

    @Test
    void afterManyWrongPasswordsEvenTheRightOneMustWait() {
        client.post("/auth/register", credentials("di@example.org", PASSWORD)).expect(201);
        for (int i = 0; i < 5; i++) {
            client.post("/auth/login", credentials("di@example.org", "wrong wrong"));
        }
        Answer late =
                client.post("/auth/login", credentials("di@example.org", PASSWORD)).expect(429);
        assertTrue(Integer.parseInt(late.header("Retry-After")) >= 1);
    }

    @Test
    void aGuestWhoUpgradesKeepsIdAndConversations() {
        User guest = server.guest();
        String one = guest.launch("before", User.THREE);
        Answer tokens =
                client.post(
                                "/auth/upgrade",
                                credentials("ed@example.org", PASSWORD),
                                guest.signed())
                        .expect(200);
        assertEquals(guest.id(), tokens.at("/user/id"));
        assertEquals("before", user(tokens).get(one).expect(200).at("/topic"));
        Answer login =
                client.post("/auth/login", credentials("ed@example.org", PASSWORD)).expect(200);
        assertEquals("before", user(login).get(one).expect(200).at("/topic"));
        client.post("/auth/upgrade", credentials("ed2@example.org", PASSWORD), user(login).signed())
                .expect(409);
    }

    @Test
    void aRefreshTokenGivesFreshTokensOfTheSameUser() {
        Answer tokens = client.post("/auth/guest", null).expect(200);
        Answer fresh = client.post("/auth/refresh", refresh(tokens)).expect(200);
        assertEquals(tokens.at("/user/id"), fresh.at("/user/id"));
        assertNotEquals(tokens.at("/refresh_token"), fresh.at("/refresh_token"));
        user(fresh).get("/conversations").expect(200);
        client.post("/auth/refresh", refresh(tokens))
                .expect(200); // a second tab, at the same moment
        client.post("/auth/refresh", "{\"refresh_token\":\"made-up\"}").expect(401);
    }

    @Test
    void whoSignsOutIsOutWithEveryTokenOfThatLogin() {
        Answer tokens =
                client.post("/auth/register", credentials("fi@example.org", PASSWORD)).expect(201);
        User here = user(client.post("/auth/refresh", refresh(tokens)).expect(200));
        User elsewhere =
                user(
                        client.post("/auth/login", credentials("fi@example.org", PASSWORD))
                                .expect(200));
        client.post("/auth/logout", null, here.signed()).expect(204);
        here.get("/conversations").expect(401);
        user(tokens).get("/conversations").expect(401);
        client.post("/auth/refresh", refresh(tokens)).expect(401);
        elsewhere.get("/conversations").expect(200);
    }

    @Test
    void aNewPasswordCountsAndEndsTheOtherLogins() {
        String email = "gus@example.org";
        User here = user(client.post("/auth/register", credentials(email, PASSWORD)).expect(201));
        User elsewhere = user(client.post("/auth/login", credentials(email, PASSWORD)).expect(200));
        String change =
                "{\"current_password\":\"%s\",\"new_password\":\"a staple of another kind\"}";
        client.post("/auth/password", change.formatted("not the one"), here.signed()).expect(403);
        client.post("/auth/password", change.formatted(PASSWORD), here.signed()).expect(204);
        here.get("/conversations").expect(200);
        elsewhere.get("/conversations").expect(401);
        client.post("/auth/login", credentials(email, PASSWORD)).expect(401);
        client.post("/auth/login", credentials(email, "a staple of another kind")).expect(200);
    }

    @Test
    void aTokenNamesAPublishedKeyAndOnlyItsPublicHalfIsPublished() {
        String header = server.guest().token().split("\\.")[0];
        Answer keys = client.get("/auth/.well-known/jwks.json").expect(200);
        String decoded = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        assertTrue(decoded.contains("\"" + keys.at("/keys/0/kid") + "\""), decoded);
        assertTrue(decoded.contains("ES256"), decoded);
        assertTrue(keys.json().at("/keys/0/d").isMissingNode());
    }

    @Test
    void aServerMayTakeNoGuests(@TempDir Path folder) {
        try (TestServer strict = TestServer.start(folder, "GUESTS=off")) {
            strict.client().post("/auth/guest", null).expect(404);
            assertTrue(!strict.client().get("/api/config").json().path("guests").booleanValue());
            strict.client()
                    .post("/auth/register", credentials("ada@example.org", PASSWORD))
                    .expect(201);
        }
    }

    private static String credentials(String email, String password) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
    }

    private static String refresh(Answer tokens) {
        return "{\"refresh_token\":\"" + tokens.at("/refresh_token") + "\"}";
    }

    private User user(Answer tokens) {
        return new User(client, tokens.at("/user/id"), tokens.at("/access_token"));
    }
}
