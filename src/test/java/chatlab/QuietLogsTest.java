package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.CardPictures;
import chatlab.testing.Client;
import chatlab.testing.FakeModel;
import chatlab.testing.LogLines;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tour of everything that people send, with words in it that are looked for in the log
 * afterwards: at no level, not even when the server fails, is anything of it written down.
 */
@Timeout(60)
final class QuietLogsTest {
    private static final String KEY = "sk-quokkakey0123456789";
    private static final String PASSWORD = "quokkapassword one";
    private static final String[] HEADERS = {
        "Idempotency-Key", "quokkaidempotency",
        "Cookie", "session=quokkacookie",
        "User-Agent", "quokkaagent",
        "Referer", "https://example.org/?quokkareferer",
        "X-Forwarded-For", "quokkaforwarded"
    };

    /** In whatever anybody says, sends or is called. */
    private static final String WORD = "quokka";

    private final FakeModel model = new FakeModel();
    private final List<String> tokens = new ArrayList<>();
    private TestServer server;
    private Client client;
    private Path folder;

    @BeforeEach
    void start(@TempDir Path place) {
        folder = place;
        server =
                TestServer.start(
                        place, model.setting(), "OPENAI_API_KEY=" + KEY, "MAX_UPLOAD_BYTES=300000");
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
        model.close();
    }

    @Test
    void nothingThatIsSentIsWrittenDown() throws Exception {
        List<String> lines;
        try (LogLines log = new LogLines()) {
            model.answerAll("The quokkareply is told.");
            User user = accounts();
            talk(user);
            characters(user);
            refusals(user);
            providerFails(user);
            serverFails(user);
            lines = log.all();
        }
        assertTrue(lines.size() > 50, "each request is logged");
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("ERROR")), "so is a failure");
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("no such table")), "and its cause");
        List<String> telling = lines.stream().filter(this::tells).toList();
        assertEquals(List.of(), telling);
    }

    private boolean tells(String line) {
        return line.toLowerCase(Locale.ROOT).contains(WORD)
                || tokens.stream().anyMatch(line::contains);
    }

    private User accounts() {
        String who =
                "{\"email\":\"quokkamail@example.org\",\"password\":\"%s\",\"full_name\":\"Quokkaname\"}";
        keep(client.post("/auth/register", who.formatted(PASSWORD), HEADERS).expect(201));
        client.post("/auth/register", who.formatted(PASSWORD)).expect(409);
        client.post("/auth/login", who.formatted("quokkawrong password")).expect(401);
        Answer login = keep(client.post("/auth/login", who.formatted(PASSWORD)).expect(200));
        String refresh = "{\"refresh_token\":\"%s\"}";
        keep(
                client.post("/auth/refresh", refresh.formatted(login.at("/refresh_token")))
                        .expect(200));
        client.post("/auth/refresh", refresh.formatted("quokkarefresh")).expect(401);
        String reset = "{\"token\":\"quokkalink\",\"new_password\":\"quokkaforgotten\"}";
        client.post("/auth/reset", reset).expect(401);
        client.get("/api/x/profile", "Authorization", "Bearer quokka.token.here").expect(401);
        client.get("/api/x/profile", "Authorization", "Basic quokkabasic").expect(401);
        User user = new User(client, login.at("/user/id"), login.at("/access_token"));
        String forged = user.token().substring(0, user.token().length() - 4) + "AAAA";
        tokens.add(forged);
        new User(client, user.id(), forged).get("/profile").expect(401);
        String change = "{\"current_password\":\"%s\",\"new_password\":\"quokkanew password\"}";
        String[] signed = user.signed();
        client.post("/auth/password", change.formatted("quokkawrong"), signed).expect(403);
        client.post("/auth/password", change.formatted(PASSWORD), signed).expect(204);
        User guest = User.guest(client, HEADERS);
        tokens.add(guest.token());
        client.post(
                        "/auth/upgrade",
                        who.replace("mail@", "guest@").formatted(PASSWORD),
                        guest.signed())
                .expect(200);
        client.post("/auth/logout", null, guest.signed()).expect(204);
        guest.get("/profile").expect(401);
        user.patch("/profile", "{\"full_name\":\"Quokkaother\"}").expect(200);
        return user;
    }

    private Answer keep(Answer answer) {
        tokens.add(answer.at("/access_token"));
        tokens.add(answer.at("/refresh_token"));
        return answer;
    }

    private void talk(User user) {
        String draft =
                "{\"topic\":\"Quokkatopic?\",\"title\":\"Quokkatitle\",\"system_prompt\":\"quokkaprompt\","
                        + "\"character_ids\":[\"john-dewey\",\"bell-hooks\"],\"order\":\"facilitated\"}";
        String one =
                "/conversations/"
                        + user.post("/conversations", draft, HEADERS).expect(201).at("/id");
        user.post("/conversations", draft.replace("topic?", "topic!"), HEADERS).expect(409);
        String said = "{\"content\":\"I say quokkamessage.\"}";
        Answer reply = user.post(one + "/messages", said).expect(200);
        try (var events = user.stream("POST", one + "/messages/stream", said)) {
            assertTrue(events.rest().size() > 2);
        }
        user.post(one + "/next", null).expect(200);
        user.post("/chat", "{\"message\":\"quokkachat\"}").expect(200);
        String message = one + "/messages/" + reply.at("/message/id");
        user.patch(message, "{\"content\":\"quokkaedit\"}").expect(200);
        user.post(message + "/regenerate", null).expect(200);
        user.post(one + "/summary", null).expect(200);
        user.post("/perspectives", "{\"topic\":\"Quokkaview\",\"character_ids\":[\"john-dewey\"]}")
                .expect(200);
        user.get(one + "/export?format=md").expect(200);
        user.get(one + "/turns/" + reply.at("/message/id") + "/prompt").expect(200);
        user.get("/conversations?q=quokkaquery&character=quokkacharacter").expect(200);
        user.patch(one, "{\"title\":\"Quokkatitle two\"}").expect(200);
        user.get("/data-export").expect(200);
        user.delete(one).expect(204);
    }

    private void characters(User user) {
        String card =
                "{\"name\":\"Quokkacard\",\"description\":\"quokkadescription\",\"x\":\"quokkaextra\"}";
        user.character("{\"name\":\"Quokkaperson\",\"greeting\":\"Quokkagreeting\"}");
        user.post("/characters/import", card).expect(201);
        byte[] png = CardPictures.carrying("ccv3", card);
        Answer made = user.postBytes("/characters/import", "image/png", png).expect(201);
        user.get("/characters/" + made.at("/id") + "/card?format=png").expect(200);
        user.post("/characters/import", "{\"name\":[\"quokkafault\"]}").expect(422);
        byte[] broken = CardPictures.carrying("ccv3", "{\"name\":\"quokkabroken");
        user.postBytes("/characters/import", "image/png", broken).expect(422);
        user.putBytes("/characters/" + made.at("/id") + "/avatar", "image/png", bytes("quokka"))
                .expect(422);
    }

    private void refusals(User user) {
        user.post("/conversations", "{\"topic\":\"quokka").expect(400);
        user.post("/conversations", "{\"topic\":[\"quokka\"],\"provider\":\"quokka\"}").expect(422);
        user.post("/conversations", "{\"topic\":\"a\",\"quokka\":1,\"quokka\":2}").expect(400);
        user.post("/chat", "{\"message\":\"a\",\"speaker_id\":\"quokkaspeaker\"}").expect(422);
        user.post("/chat", "{\"message\":\"a\",\"provider\":\"quokkaprovider\"}").expect(422);
        user.post("/chat", "{\"message\":\"" + "quokka".repeat(50_000) + "\"}").expect(413);
        user.postBytes("/chat", "text/quokka", bytes("quokka")).expect(415);
        user.get("/conversations/quokkaid").expect(404);
        user.get("/conversations?cursor=quokkacursor&limit=5").expect(422);
        client.get("/quokkapath?token=quokkaquery").expect(404);
        client.get("/api/characters/quokkaid?q=quokka").expect(404);
        client.post("/api/characters/quokkaid", "{}").expect(405);
        client.get("/api/quokkauser/profile", user.signed()).expect(403);
        client.get("/health", "X-Request-Id", "not sane: quokkarequest").expect(200);
        for (String head :
                List.of(
                        "GET /health HTTP/1.1\r\nHost: quokkahost:99999",
                        "GET /health HTTP/1.1\r\nHost: quokkahost\r\nHost: quokkaother",
                        "CONNECT /quokkatarget HTTP/1.1\r\nHost: x",
                        "GET http://quokka:word@quokkahost:x/ HTTP/1.1\r\nHost: x",
                        "GET /health HTTP/1.1\r\nHost: x\r\nQuokka name: quokkavalue",
                        "QUOKKA quokka quokka\r\nquokka"))
            Blame.raw(client, head + "\r\nConnection: close\r\n\r\n");
    }

    private void providerFails(User user) {
        model.reset();
        String one = user.launch("Quokkatopic", User.THREE);
        for (int status : new int[] {401, 400, 429, 500}) {
            String said = "{\"content\":\"quokkamessage %d\"}".formatted(status);
            CompletableFuture<Answer> answer = user.postAsync(one + "/messages", said);
            FakeModel.Call call = model.take();
            assertEquals("Bearer " + KEY, call.headers().get("authorization"));
            call.raw("HTTP/1.1 " + status + " Quokkareason\r\nConnection: close\r\n\r\n")
                    .raw(
                            "{\"error\":{\"message\":\"Incorrect API key provided: "
                                    + KEY
                                    + " quokkabody\"}}")
                    .breakOff();
            assertTrue(answer.join().status() >= 500, () -> answer.join().text());
        }
        CompletableFuture<Answer> answer =
                user.postAsync(one + "/messages", "{\"content\":\"quokkamessage\"}");
        model.take().begin().delta("quokkahalf").raw("data: {quokkajunk\n\n").breakOff();
        answer.join();
    }

    /** A fault nobody foresaw: tables are gone. */
    private void serverFails(User user) throws Exception {
        model.answerAll("The quokkareply is told.");
        String one = user.launch("Quokkatopic", User.THREE);
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chatlab.db"));
                Statement sql = database.createStatement()) {
            sql.execute("ALTER TABLE messages RENAME TO hidden");
            sql.execute("ALTER TABLE characters RENAME TO hidden_characters");
        }
        for (String path : List.of("/messages", "/messages/stream"))
            assertTrue(user.post(one + path, "{\"content\":\"quokkamessage\"}").status() >= 500);
        user.get("/conversations?q=quokkaquery");
        assertTrue(user.post("/characters", "{\"name\":\"Quokkalast\"}").status() >= 500);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
