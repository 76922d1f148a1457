package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.Client;
import chatlab.testing.NamesAsked;
import chatlab.testing.TestServer;
import chatlab.testing.Trap;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses in what users send are text: nothing is ever fetched, and no name is looked up. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NothingFetchedTest {
    private static final String HOST = "nobody-asks" + NamesAsked.NOBODY;

    private final Trap trap = new Trap();
    private TestServer server;
    private Client client;
    private User user;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = TestServer.start(folder);
        client = server.client();
        user = server.guest();
    }

    @AfterEach
    void nobodyCame() {
        assertEquals(0, trap.visits());
        assertEquals(List.of(), NamesAsked.containing("nobody-asks").toList());
    }

    /** What is still under way is finished before the last look. */
    @AfterAll
    void stop() {
        server.close();
        nobodyCame();
        trap.close();
    }

    @Test
    void theTrapWorks() throws Exception {
        try (Socket visitor = new Socket(InetAddress.getLoopbackAddress(), trap.port())) {
            assertTrue(visitor.isConnected() && trap.wasVisited());
        }
        String name = "somebody-asks" + NamesAsked.NOBODY;
        assertThrows(UnknownHostException.class, () -> InetAddress.getByName(name));
        assertEquals(List.of(name), NamesAsked.containing("somebody-asks").toList());
    }

    private List<String> urls() {
        String port = ":" + trap.port();
        return List.of(
                "http://127.0.0.1" + port + "/a.png",
                "//127.0.0.1" + port + "/a.png",
                "http://localhost" + port,
                "http://[::1]" + port,
                "http://[::ffff:127.0.0.1]" + port,
                "http://127.1" + port,
                "http://2130706433" + port,
                "http://0x7f.1" + port,
                "http://0" + port,
                "http://user:word@127.0.0.1" + port,
                "https://127.0.0.1" + port,
                "ftp://127.0.0.1" + port,
                "ws://127.0.0.1" + port,
                "gopher://127.0.0.1" + port + "/_x",
                "jar:http://127.0.0.1" + port + "/a.jar!/a",
                "file:///etc/passwd",
                "http://" + HOST + "/a.png");
    }

    /** All of them in every form that somebody might want to follow. */
    private String text() {
        return urls().stream()
                .map(
                        url ->
                                "![a](%1$s) [b](%1$s) <img src=\"%1$s\"> <iframe src='%1$s'></iframe> <%1$s> %1$s"
                                        .formatted(url))
                .collect(Collectors.joining("\n\n", "[a]: " + urls().getFirst() + "\n\n", ""));
    }

    /** As much of it as fits. */
    private String text(int most) {
        String url = urls().getFirst();
        return ("![a](%1$s) <img src=\"%1$s\"> http://" + HOST + " %1$s")
                .formatted(url)
                .substring(0, Math.min(most, 90));
    }

    @Test
    void notFromADiscussion() {
        ObjectNode draft = Json.MAPPER.createObjectNode();
        draft.put("topic", text(2_000)).put("title", text(200)).put("system_prompt", text());
        draft.putArray("character_ids").add("john-dewey").add(user.character(character()));
        Answer made = user.post("/conversations", draft.toString()).expect(201);
        String one = "/conversations/" + made.at("/id");
        ObjectNode said = Json.MAPPER.createObjectNode().put("content", text());
        Answer reply = user.post(one + "/messages", said.toString()).expect(200);
        String message = one + "/messages/" + reply.at("/user_message/id");
        user.patch(message, said.put("content", "Again " + text()).toString()).expect(200);
        user.post(one + "/run", "{\"turns\":3}").expect(200);
        try (var events = user.stream("POST", one + "/messages/stream", said.toString())) {
            events.rest();
        }
        ObjectNode chat = Json.MAPPER.createObjectNode().put("message", text());
        user.post("/chat", chat.toString()).expect(200);
        readAll(one);
        draft.put("topic", text(2_000)).remove(List.of("title", "system_prompt"));
        user.post("/perspectives", draft.toString()).expect(200);
    }

    private void readAll(String one) {
        for (String format : List.of("md", "txt", "json"))
            user.get(one + "/export?format=" + format).expect(200);
        for (String path : List.of("/summary", "/participation?course=true", "/stances", "/next"))
            user.get(one + path).expect(200);
        user.post(one + "/summary", null).expect(200);
        user.get("/conversations?q=img").expect(200);
    }

    @Test
    void notFromAProfileOrAnAccount() {
        ObjectNode change = Json.MAPPER.createObjectNode().put("full_name", text(120));
        user.patch("/profile", change.toString()).expect(200);
        change.putObject("preferences").put("theme", urls().getFirst());
        user.patch("/profile", change.toString()).expect(422);
        ObjectNode account = Json.MAPPER.createObjectNode();
        account.put("email", "ada@example.org").put("password", urls().getFirst());
        account.put("full_name", text(120));
        client.post("/auth/register", account.toString()).expect(201);
        client.post("/auth/login", account.toString()).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chara_card_v3", "chara_card_v2", ""})
    void notFromACard(String spec) {
        ObjectNode card = card(spec);
        for (Answer made :
                List.of(
                        user.post("/characters/import", card.toString()),
                        user.postBytes(
                                "/characters/import",
                                "image/png",
                                CardPictures.with(
                                        CardPictures.carrying("ccv3", card.toString()),
                                        "Source",
                                        CardPictures.base64(urls().getFirst()))),
                        user.postBytes(
                                "/characters/import",
                                "multipart/form-data; boundary=x",
                                CardsTest.form("x", "file", bytes(card.toString()))))) {
            String one = "/characters/" + made.expect(201).at("/id");
            assertTrue(made.at("/avatar_url").startsWith("/avatars/"), made::text);
            client.get(made.at("/avatar_url")).expect(200);
            for (String query : List.of("", "?spec=v2", "?format=png"))
                user.get(one + "/card" + query).expect(200);
            String talk = user.launch("Looms", made.at("/id"));
            user.post(talk + "/next", null).expect(200);
        }
    }

    private ObjectNode card(String spec) {
        ObjectNode card = Json.MAPPER.createObjectNode();
        if (!spec.isEmpty()) card.put("spec", spec).put("spec_version", spec.substring(12) + ".0");
        ObjectNode data = spec.isEmpty() ? card : card.putObject("data");
        data.put("name", "Looms").put("avatar", urls().getFirst()).put("image", urls().get(1));
        for (String field :
                List.of(
                        "description personality scenario first_mes mes_example system_prompt post_history_instructions creator_notes creator"
                                .split(" "))) data.put(field, text());
        ArrayNode assets = data.putArray("assets");
        ArrayNode source = data.putArray("source");
        for (String url : urls()) {
            source.add(url);
            for (String type : List.of("icon", "background", "x-any"))
                assets.addObject().put("type", type).put("uri", url).put("name", "main");
        }
        data.putArray("alternate_greetings").add(text());
        ObjectNode extensions = data.putObject("extensions");
        extensions.put("avatar", urls().getFirst());
        extensions.putObject("chub").put("full_path", urls().getFirst());
        extensions.putObject("chatlab").put("picture", text(128));
        data.putObject("character_book")
                .putArray("entries")
                .addObject()
                .put("content", text())
                .putArray("keys")
                .add("looms");
        return card;
    }

    private String character() {
        ObjectNode character = Json.MAPPER.createObjectNode();
        character.put("name", "Mrs. Miller").put("avatar_url", urls().getFirst());
        character.put("description", text()).put("greeting", text()).put("tagline", text(90));
        ObjectNode idea = character.putArray("key_ideas").addObject();
        idea.put("title", text(90)).put("statement", text(2_000));
        idea.putObject("source").put("work", text(90)).put("year", 1900);
        character.putArray("works").addObject().put("title", text(90)).put("year", 1900);
        return character.toString();
    }

    /** A drawing may name pictures and entities, so drawings are no pictures here. */
    @Test
    void notFromAPicture() {
        String one = "/characters/" + user.character("{\"name\":\"Mrs. Miller\"}");
        String url = urls().getFirst();
        String svg =
                """
                <?xml version="1.0"?><!DOCTYPE svg SYSTEM "%1$s" [<!ENTITY e SYSTEM "%1$s"><!ENTITY %% p SYSTEM "file:///etc/passwd">%%p;]>
                <?xml-stylesheet href="%1$s"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">
                <image xlink:href="%1$s" href="%1$s" width="9" height="9"/><style>@import url(%1$s);</style><text>&e;</text></svg>"""
                        .formatted(url);
        for (String type : List.of("image/svg+xml", "text/xml", "image/png", "image/jpeg")) {
            Answer refused = user.putBytes(one + "/avatar", type, bytes(svg));
            assertTrue(List.of(415, 422).contains(refused.status()), refused::text);
            assertFalse(refused.text().contains("root:"), refused.text());
            assertTrue(user.postBytes("/characters/import", type, bytes(svg)).status() >= 400);
        }
        byte[] png = CardPictures.png(20, 20);
        for (String chunk : List.of("tEXt", "iTXt", "eXIf", "iCCP"))
            png = CardPictures.withChunk(png, CardPictures.chunk(chunk, bytes(chunk + "\0" + svg)));
        user.putBytes(one + "/avatar", "image/png", png);
        user.putBytes(one + "/avatar", "image/png", bytes(url));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
