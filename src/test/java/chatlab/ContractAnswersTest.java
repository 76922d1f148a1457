package chatlab;

import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.Events;
import chatlab.testing.GuestTests;
import chatlab.testing.Schemas;
import chatlab.testing.User;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A tour through every operation: each answer has a status, a type and a body that openapi.yaml
 * declares.
 */
final class ContractAnswersTest extends GuestTests {
    private static final String CONVERSATIONS = "/api/{user_id}/conversations";
    private static final String ONE = CONVERSATIONS + "/{conversation_id}";
    private static final Schemas SCHEMAS = new Schemas();

    @Test
    void publicAnswersAreAsDeclared() {
        for (String path :
                List.of(
                        "/health",
                        "/health_check",
                        "/openapi.json",
                        "/docs",
                        "/api/config",
                        "/api/character-sets",
                        "/api/theorists",
                        "/api/characters",
                        "/auth/.well-known/jwks.json")) {
            check("GET " + path, client.get(path), 200);
        }
        check("GET /api/theorists/{character_id}", client.get("/api/theorists/bell-hooks"), 200);
        check("GET /api/characters/{character_id}", client.get("/api/characters/nobody"), 404);
        check("GET /api/characters", client.get("/api/characters?limit=0"), 422);
    }

    @Test
    void accountAnswersAreAsDeclared() {
        String ada = "{\"email\":\"ada@example.org\",\"password\":\"correct horse battery\"}";
        Answer tokens = check("POST /auth/register", client.post("/auth/register", ada), 201);
        check("POST /auth/register", client.post("/auth/register", ada), 409);
        check("POST /auth/login", client.post("/auth/login", ada), 200);
        check("POST /auth/guest", client.post("/auth/guest", "{}"), 200);
        String refresh = "{\"refresh_token\":\"" + tokens.at("/refresh_token") + "\"}";
        check("POST /auth/refresh", client.post("/auth/refresh", refresh), 200);
        check("POST /auth/refresh", client.post("/auth/refresh", "{}"), 422);
        User guest = server.guest();
        String eve = ada.replace("ada@", "eve@");
        check("POST /auth/upgrade", client.post("/auth/upgrade", eve, guest.signed()), 200);
        String password =
                "{\"current_password\":\"wrong wrong\",\"new_password\":\"a staple of another"
                        + " kind\"}";
        check("POST /auth/password", client.post("/auth/password", password, guest.signed()), 403);
        check("POST /auth/logout", client.post("/auth/logout", null, guest.signed()), 204);
        check("POST /auth/logout", client.post("/auth/logout", null, guest.signed()), 401);
    }

    @Test
    void profileAnswersAreAsDeclared() {
        String profile = "/api/{user_id}/profile";
        check("GET " + profile, user.get("/profile"), 200);
        String change = "{\"full_name\":\"Ada\",\"preferences\":{\"theme\":\"matrix\"}}";
        check("PATCH " + profile, user.patch("/profile", change), 200);
        check("GET " + profile, user.get("/profile"), 200);
        check("PATCH " + profile, user.patch("/profile", "{}"), 422);
        check("PATCH " + profile, user.patch("/profile", "{"), 400);
        User other = new User(client, user.id(), server.guest().token());
        check("GET " + profile, other.get("/profile"), 403);
        check("PATCH " + profile, other.patch("/profile", change), 403);
    }

    @Test
    void conversationAnswersAreAsDeclared() {
        String draft =
                "{\"topic\":\"What is a good"
                        + " test?\",\"character_ids\":[\"john-dewey\",\"bell-hooks\"],"
                        + "\"settings\":{\"reading_level\":\"teen\",\"seed\":7}}";
        Answer created = check("POST " + CONVERSATIONS, user.post("/conversations", draft), 201);
        check("POST " + CONVERSATIONS, user.post("/conversations", "{}"), 422);
        String one = "/conversations/" + created.at("/id");
        check("GET " + CONVERSATIONS, user.get("/conversations?q=test"), 200);
        check("GET " + ONE, user.get(one), 200);
        check("PATCH " + ONE, user.patch(one, "{\"title\":\"Tests\",\"archived\":true}"), 200);
        check("GET " + ONE + "/export", user.get(one + "/export?format=json"), 200);
        check("GET " + ONE + "/export", user.get(one + "/export?format=md"), 200);
        check("GET " + ONE + "/export", user.get(one + "/export?format=txt"), 200);
        check("GET " + ONE + "/export", user.get(one + "/export?format=pdf"), 422);
        check("DELETE " + ONE, user.delete(one), 204);
        check("DELETE " + ONE, user.delete(one), 404);
        check("POST " + ONE + "/restore", user.post(one + "/restore", null), 200);
        check("GET " + ONE, server.guest().get(one), 403);
    }

    @Test
    void turnAnswersAreAsDeclared() {
        String one = user.launch("What is a good test?", User.THREE);
        check("GET " + ONE + "/next", user.get(one + "/next"), 200);
        check("POST " + ONE + "/next", user.post(one + "/next", null), 200);
        String said = "{\"content\":\"And on a Monday?\"}";
        check("POST " + ONE + "/messages", user.post(one + "/messages", said), 200);
        String note = "{\"content\":\"We tried this.\",\"reply\":false}";
        check("POST " + ONE + "/messages", user.post(one + "/messages", note), 201);
        check("POST " + ONE + "/run", user.post(one + "/run", "{\"turns\":2}"), 200);
        check("POST " + ONE + "/run", user.post(one + "/run", "{\"turns\":21}"), 422);
        check("GET " + ONE + "/messages", user.messages(one), 200);
        check("GET " + ONE + "/turn", user.get(server.guest().launch("x") + "/turn"), 403);
        String chat = "{\"message\":\"Hello!\",\"speaker_id\":\"bell-hooks\"}";
        check("POST /api/{user_id}/chat", user.post("/chat", chat), 200);
        check("POST /api/{user_id}/chat", user.post("/chat", "{"), 400);
    }

    @Test
    void insightAnswersAreAsDeclared() {
        String one = user.launch("What is a good test?", User.THREE);
        check("GET " + ONE + "/summary", user.get(one + "/summary"), 200);
        user.post(one + "/run", "{\"turns\":3}").expect(200);
        user.post(one + "/messages", "{\"content\":\"And on a Monday?\"}").expect(200);
        check("GET " + ONE + "/participation", user.get(one + "/participation"), 200);
        String course = one + "/participation?course=true";
        check("GET " + ONE + "/participation", user.get(course), 200);
        check("GET " + ONE + "/stances", user.get(one + "/stances"), 200);
        check("GET " + ONE + "/summary", user.get(one + "/summary"), 200);
        check("POST " + ONE + "/summary", user.post(one + "/summary", null), 200);
        User other = server.guest();
        check("GET " + ONE + "/participation", other.get(one + "/participation"), 403);
        check("GET " + ONE + "/stances", other.get(one + "/stances"), 403);
        check("POST " + ONE + "/summary", other.post(one + "/summary", null), 403);
    }

    @Test
    void ownCharacterAnswersAreAsDeclared() {
        String all = "/api/{user_id}/characters";
        String one = all + "/{character_id}";
        String copy = "{\"duplicate_of\":\"john-dewey\",\"name\":\"My Dewey\"}";
        Answer made = check("POST " + all, user.post("/characters", copy), 201);
        check("POST " + all, user.post("/characters", "{}"), 422);
        String mine = "/characters/" + made.at("/id");
        check("GET " + all, user.get("/characters?q=dewey&limit=1"), 200);
        check("GET " + one, user.get(mine), 200);
        check("GET " + one, server.guest().get(mine), 403);
        check("PATCH " + one, user.patch(mine, "{\"clear\":[\"born\"]}"), 200);
        byte[] picture = CardPictures.png(20, 20);
        Answer seen =
                check(
                        "PUT " + one + "/avatar",
                        user.putBytes(mine + "/avatar", "image/png", picture),
                        200);
        check(
                "PUT " + one + "/avatar",
                user.putBytes(mine + "/avatar", "image/png", new byte[9]),
                422);
        check("GET /avatars/{sha256}", client.get(seen.at("/avatar_url")), 200);
        check("GET /avatars/{sha256}", client.get("/avatars/0"), 404);
        String drawn = "/avatars/drawn/{color}/{initials}";
        check("GET " + drawn, client.get("/avatars/drawn/4075aa/MD"), 200);
        Answer card = check("GET " + one + "/card", user.get(mine + "/card?spec=v2"), 200);
        check("GET " + one + "/card", user.get(mine + "/card?format=png"), 200);
        check("POST " + all + "/import", user.post("/characters/import", card.text()), 201);
        check("POST " + all + "/import", user.post("/characters/import", "[]"), 422);
        check("DELETE " + one, user.delete(mine), 204);
        check("GET " + one, user.get(mine), 404);
    }

    @Test
    void eventsOfAStreamAreAsDeclared() {
        String one = user.launch("What is a good test?", User.THREE);
        try (Events stream =
                user.stream("POST", one + "/messages/stream", "{\"content\":\"Hello\"}")) {
            for (Events.Event event : stream.rest()) {
                switch (event.name()) {
                    case "turn" -> SCHEMAS.checkComponent("TurnEvent", event.json());
                    case "delta" -> SCHEMAS.checkComponent("DeltaEvent", event.json());
                    case "message" -> SCHEMAS.checkComponent("Message", event.json());
                    default -> assertDone(event);
                }
            }
        }
    }

    private static void assertDone(Events.Event event) {
        if (!event.data().equals("[DONE]")) throw new AssertionError("unknown event " + event);
    }

    private static Answer check(String operation, Answer answer, int status) {
        return SCHEMAS.check(operation, answer.expect(status));
    }
}
