package chatlab;

import static chatlab.testing.Blame.notTheServers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.testing.Answer;
import chatlab.testing.Blame;
import chatlab.testing.CardPictures;
import chatlab.testing.TableTests;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No name and no path leads out of what is served, and no file is given a name that harms. */
final class TraversalTest extends TableTests {
    private static final Pattern HARMLESS =
            Pattern.compile("attachment; filename=\"[a-z0-9][a-z0-9-]{0,60}\\.(md|txt|json|png)\"");

    /** Names of devices, which Windows opens instead of the file, whatever the ending. */
    private static final Pattern DEVICE =
            Pattern.compile(".*\"(con|prn|aux|nul|com\\d|lpt\\d)\\..*");

    /** What is in files that nobody may read. */
    private static final Pattern INSIDE =
            Pattern.compile(
                    "(?s).*(root:.:0|openapi: 3\\.1|Manifest-Version|\\bversion=|CREATE TABLE|SQLite format|package chatlab|<configuration).*");

    /** The present one, as the page names it. */
    private String hash = "";

    @BeforeAll
    void findHash() {
        hash = client.get("/").expect(200).text().replaceAll("(?s).*?/~([0-9a-f]+)/.*", "$1");
    }

    static Stream<String> names() {
        return Stream.of(
                "../../etc/passwd",
                "..\\..\\windows\\win.ini",
                "/etc/passwd",
                "C:\\boot.ini",
                "....//....//etc",
                "a\r\nSet-Cookie: x=1",
                "a\nContent-Type: text/html",
                "a\"; filename=\"evil.exe",
                "a'; filename*=utf-8''evil.exe",
                "evil.exe",
                "evil.html",
                ".htaccess",
                ".",
                "..",
                "-rf",
                "~root",
                "%2e%2e%2f",
                "$(id)`id`|id;id",
                "con",
                "CON",
                "nul.txt",
                "com1",
                "Lpt9",
                "aux",
                "\u202egpj.exe",
                "a\u200b\u200f\u2066b",
                "\u00c0\u0301\ufb01\u2026",
                "\u5b66\u4e60",
                "\ud83e\udd89",
                "a".repeat(200),
                "\u0130\u0131".repeat(90),
                "a b\tc",
                "...a...",
                "\u2025\u2215etc\u2215passwd",
                "\uff0e\uff0e\uff0fetc");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTranscriptHasAHarmlessName(String name) {
        String one = user.launch("x");
        String title = Json.MAPPER.createObjectNode().put("title", name).toString();
        user.patch(one, title).expect(200);
        for (String format : List.of("md", "txt", "json"))
            assertHarmless(user.get(one + "/export?format=" + format), format);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCardHasAHarmlessName(String name) {
        String said = name.length() > 100 ? name.substring(0, 100) : name;
        String body = Json.MAPPER.createObjectNode().put("name", said).toString();
        Answer made = user.post("/characters", body);
        if (made.status() == 422) return; // it has no letter, so nobody can be called that
        String card = "/characters/" + made.expect(201).at("/id") + "/card";
        assertHarmless(user.get(card), "json");
        assertHarmless(user.get(card + "?format=png"), "png");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aFormsFileNameIsNobodysName(String name) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        String head =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                        .formatted(name.replaceAll("[\r\n\"]", "_"));
        form.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(CardPictures.carrying("chara", "{\"name\":\"Looms\"}"));
        form.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        Answer made =
                user.postBytes(
                                "/characters/import",
                                "multipart/form-data; boundary=x",
                                form.toByteArray())
                        .expect(201);
        assertEquals("Looms", made.at("/name"));
        assertTrue(made.at("/avatar_url").matches("/avatars/[0-9a-f]{64}"), made::text);
        user.delete("/characters/" + made.at("/id")).expect(204);
    }

    /** Ways to say “one up”. */
    private static final String UPS =
            """
            ..%2f ..%2F ../ %2e%2e/ %2e%2e%2f .%2e/ ..;/ ..;x=1/ ..%5c ..\\ ..%00/ %c0%ae%c0%ae/ %c0%ae%c0%ae%c0%af %e0%80%ae%e0%80%ae/
            ..%u2215 %252e%252e%252f ..%252f ....// .%00./ ..%0a/ ..%ef%bc%8f
            """;

    private static final String ROOTS = "/ /docs/assets/ /~HASH/js/ /api/characters/";
    private static final String MORE_ROOTS =
            "/js/ /docs/own/ /~0123456789abcdef/ /~HASH/ /avatars/ /avatars/drawn/4075aa/ /api/theorists/ /s/";

    static Stream<Arguments> paths() {
        return combined(ROOTS);
    }

    static Stream<Arguments> morePaths() {
        return combined(MORE_ROOTS);
    }

    private static Stream<Arguments> combined(String roots) {
        return Stream.of(roots.split(" "))
                .flatMap(root -> Stream.of(UPS.split("\\s+")).map(up -> Arguments.of(root, up)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPathLeadsOut(String root, String up) {
        for (String file : List.of("openapi.yaml", "logback.xml", "etc/passwd")) {
            for (String path : List.of(root + up + file, root + up.repeat(5) + file)) {
                String answer = get(path.replace("~HASH", "~" + hash));
                notTheServers(path, answer);
                assertFalse(INSIDE.matcher(answer).matches(), () -> path + " → " + answer);
            }
        }
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("morePaths")
    void noPathLeadsOutFromElsewhereEither(String root, String up) {
        noPathLeadsOut(root, up);
    }

    static Stream<String> ids() {
        return Stream.of(
                "..",
                "%2e%2e",
                "..%2f..%2fetc%2fpasswd",
                "john-dewey%2f..%2f..%2fopenapi.yaml",
                "john-dewey.json",
                "john-dewey%00.json",
                "john-dewey%00",
                "JOHN-DEWEY",
                "john-dewey%20",
                "john-dewey.",
                "theorists%2fjohn-dewey",
                "..%5cjohn-dewey",
                "*",
                "%25",
                "_",
                "'%20or%20'1'='1",
                "%c0%ae%c0%ae",
                "%ff",
                "con");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void noIdIsAPath(String id) {
        for (String path :
                List.of(
                        "/api/characters/" + id,
                        "/api/characters/" + id + "/avatar",
                        "/api/theorists/" + id,
                        "/avatars/" + id,
                        "/avatars/drawn/" + id + "/MD",
                        user.own("/characters/" + id),
                        user.own("/characters/" + id + "/card"),
                        user.own("/conversations/" + id),
                        user.own(own + "/messages/" + id + "/versions"))) {
            String answer = get(path);
            notTheServers(path, answer);
            assertFalse(INSIDE.matcher(answer).matches(), () -> path + " → " + answer);
            boolean refused = answer.isEmpty() || answer.startsWith("HTTP/1.1 4");
            assertTrue(refused, () -> path + " → " + answer);
        }
        user.get(own).expect(200);
    }

    @Test
    void theCheckKnowsWhatIsInside() {
        for (String file :
                List.of("openapi: 3.1.0", "root:x:0:0", "version=1", "Manifest-Version: 1.0"))
            assertTrue(INSIDE.matcher("HTTP/1.1 200 OK\r\n\r\n" + file).matches(), file);
        assertTrue(get("/~" + hash + "/js/main.js").startsWith("HTTP/1.1 200 "));
    }

    private String get(String path) {
        return Blame.raw(
                client,
                "GET "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                        + user.token()
                        + "\r\n\r\n");
    }

    private static void assertHarmless(Answer answer, String ending) {
        String disposition = answer.expect(200).header("Content-Disposition");
        assertTrue(HARMLESS.matcher(disposition).matches(), disposition);
        assertFalse(DEVICE.matcher(disposition).matches(), disposition);
        assertTrue(disposition.endsWith("." + ending + "\""), disposition);
        assertEquals("", answer.header("Set-Cookie"));
    }
}
