package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.FakeIssuer;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One's own name and preferences, by HTTP. */
@Timeout(60)
@ParameterizedClass
@EnumSource(TestDatabases.class)
final class ProfileTest {
    private static final String ADA =
            "{\"email\":\"ada@example.org\",\"password\":\"correct horse battery\"%s}";

    private final TestDatabases kind;
    private TestServer server;

    ProfileTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start(@TempDir Path folder) {
        server = TestServer.start(kind.fresh(folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aGuestHasNoNameNoEMailAndHasChosenNothing() {
        User guest = server.guest();
        Answer profile = guest.get("/profile").expect(200);
        assertEquals(guest.id(), profile.at("/id"));
        assertTrue(profile.json().path("email").isNull());
        assertTrue(profile.json().path("full_name").isNull());
        assertTrue(profile.json().path("is_anonymous").booleanValue());
        assertEquals("{}", profile.json().path("preferences").toString());
        Instant created = Instant.parse(profile.at("/created_at"));
        assertTrue(created.isAfter(Instant.now().minusSeconds(60)));
        assertEquals(profile.text(), guest.get("/profile").text());
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        User guest = server.guest();
        patch(guest, "{\"full_name\":\" Ada \",\"preferences\":{\"theme\":\"night\"}}");
        patch(guest, "{\"preferences\":{\"text_size\":\"larger\",\"single_keys\":false}}");
        patch(guest, "{\"preferences\":{\"language\":\"pt-BR\",\"theme\":null}}");
        Answer profile = guest.get("/profile").expect(200);
        assertEquals("Ada", profile.at("/full_name"));
        assertEquals("night", profile.at("/preferences/theme"));
        assertEquals("larger", profile.at("/preferences/text_size"));
        assertEquals("pt-BR", profile.at("/preferences/language"));
        assertEquals("false", profile.at("/preferences/single_keys"));
        patch(guest, "{\"full_name\":\"\",\"preferences\":{\"language\":\"\"}}");
        Answer less = guest.get("/profile").expect(200);
        assertTrue(less.json().path("full_name").isNull());
        assertTrue(less.json().at("/preferences/language").isMissingNode());
        assertEquals("night", less.at("/preferences/theme"));
    }

    @Test
    void everyFaultIsToldAndNothingIsStored() {
        User guest = server.guest();
        String before = guest.get("/profile").expect(200).text();
        String faulty =
                """
                {"full_name":"%s","email":"eve@example.org","preferences":
                  {"theme":"pink","text_size":2,"reading_speed":"fast","language":"d e","single_keys":"no","more":1}}
                """
                        .formatted("a".repeat(121));
        List<String> faults = guest.patch("/profile", faulty).expect(422).faults();
        for (String field : List.of("full_name", "preferences.theme", "preferences.text_size")) {
            assertTrue(faults.contains("body." + field), faults::toString);
        }
        assertTrue(faults.size() >= 8, faults::toString);
        guest.patch("/profile", "{}").expect(422);
        guest.patch("/profile", "{\"preferences\":[]}").expect(422);
        assertEquals(before, guest.get("/profile").text());
    }

    @Test
    void anotherUsersIsForbidden() {
        User ada = server.guest();
        patch(ada, "{\"full_name\":\"Ada\"}");
        User eve = new User(server.client(), ada.id(), server.guest().token());
        eve.get("/profile").expect(403);
        eve.patch("/profile", "{\"full_name\":\"Eve\"}").expect(403);
        new User(server.client(), ada.id(), "").get("/profile").expect(401);
        assertEquals("Ada", ada.get("/profile").at("/full_name"));
        assertTrue(server.guest().get("/profile").json().path("full_name").isNull());
    }

    @Test
    void theNameOfAnAccountAndOfItsProfileIsOne() {
        User ada = user(register("register", ",\"full_name\":\"Ada Lovelace\""));
        assertEquals("Ada Lovelace", ada.get("/profile").expect(200).at("/full_name"));
        assertEquals("ada@example.org", ada.get("/profile").at("/email"));
        patch(ada, "{\"full_name\":\"Countess\"}");
        Answer login = server.client().post("/auth/login", ADA.formatted("")).expect(200);
        assertEquals("Countess", login.at("/user/full_name"));
        assertEquals("Countess", ada.get("/profile").at("/full_name"));
    }

    @Test
    void aGuestWhoUpgradesKeepsNameAndPreferences() {
        User guest = server.guest();
        patch(guest, "{\"full_name\":\"Ada\",\"preferences\":{\"theme\":\"matrix\"}}");
        Answer tokens =
                server.client()
                        .post("/auth/upgrade", ADA.formatted(""), guest.signed())
                        .expect(200);
        assertEquals("Ada", tokens.at("/user/full_name"));
        for (User now : List.of(guest, user(tokens))) {
            Answer profile = now.get("/profile").expect(200);
            assertEquals("Ada", profile.at("/full_name"));
            assertEquals("matrix", profile.at("/preferences/theme"));
            assertEquals("ada@example.org", profile.at("/email"));
            assertEquals("false", profile.at("/is_anonymous"));
        }
    }

    @Test
    void changesThatMeetAreAllKept() {
        User guest = server.guest();
        List<String> changes =
                List.of(
                        "{\"preferences\":{\"theme\":\"night\"}}",
                        "{\"preferences\":{\"text_size\":\"largest\"}}",
                        "{\"preferences\":{\"reading_speed\":\"calm\"}}",
                        "{\"preferences\":{\"language\":\"de\"}}",
                        "{\"full_name\":\"Ada\"}");
        String profile = "/api/" + guest.id() + "/profile";
        CompletableFuture.allOf(
                        changes.stream()
                                .map(
                                        each ->
                                                server.client()
                                                        .callAsync(
                                                                "PATCH",
                                                                profile,
                                                                each,
                                                                guest.signed()))
                                .toArray(CompletableFuture[]::new))
                .join();
        Answer after = guest.get("/profile").expect(200);
        assertEquals("Ada", after.at("/full_name"));
        assertEquals(4, after.json().path("preferences").size(), after::text);
    }

    @Test
    void somebodyWhoseAccountIsElsewhereHasOneToo(@TempDir Path folder) {
        try (FakeIssuer issuer = new FakeIssuer();
                TestServer supabase =
                        TestServer.start(kind.fresh(folder), "SUPABASE_URL=" + issuer.url())) {
            String token = issuer.sign(each -> each.withClaim("email", "ada@example.org"));
            User ada = new User(supabase.client(), FakeIssuer.SUBJECT, token);
            Answer first = ada.get("/profile").expect(200);
            assertEquals("ada@example.org", first.at("/email"));
            assertEquals("false", first.at("/is_anonymous"));
            assertEquals(first.text(), ada.get("/profile").text());
            patch(ada, "{\"full_name\":\"Ada\",\"preferences\":{\"theme\":\"paper\"}}");
            assertEquals("Ada", ada.get("/profile").at("/full_name"));
            assertEquals(first.at("/created_at"), ada.get("/profile").at("/created_at"));
            new User(supabase.client(), "somebody-else", token).get("/profile").expect(403);
        }
    }

    private static void patch(User user, String change) {
        Answer changed = user.patch("/profile", change).expect(200);
        assertEquals(changed.text(), user.get("/profile").expect(200).text());
    }

    private Answer register(String way, String more) {
        return server.client().post("/auth/" + way, ADA.formatted(more)).expect(201);
    }

    private User user(Answer tokens) {
        return new User(server.client(), tokens.at("/user/id"), tokens.at("/access_token"));
    }
}
