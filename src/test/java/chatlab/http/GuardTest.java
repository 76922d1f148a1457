package chatlab.http;

import static chatlab.http.LittleServer.bearer;
import static chatlab.http.LittleServer.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.identity.Caller;
import chatlab.testing.Answer;
import chatlab.testing.Client;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits per day, so that nothing is given back while a test runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardTest {
    private static final String LIMIT = "RateLimit-Limit";
    private static final String REMAINING = "RateLimit-Remaining";

    private final Map<Map<String, String>, LittleServer> servers = new HashMap<>();
    private Map<String, String> set = Map.of();
    private Path folder;

    @BeforeAll
    void open(@TempDir Path given) {
        folder = given;
    }

    @AfterAll
    void stop() {
        servers.values().forEach(LittleServer::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic abc", "Bearer", "Bearer ", "Bearer x.y.z", "Token T", "T"})
    void refusesWhoSendsNoTokenThatCounts(String header) {
        serve(Map.of());
        String[] headers =
                header.isEmpty() ? new String[0] : new String[] {"Authorization", header};

        Answer answer = client().get("/api/ada/who", headers).expect(401);

        assertEquals("Bearer", answer.header("WWW-Authenticate"));
        assertEquals("unauthenticated", answer.at("/detail/0/type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
    void takesTheTokenHoweverTheSchemeIsWritten(String scheme) {
        serve(Map.of());

        Answer answer = client().get("/api/ada/who", "Authorization", scheme + token("ada") + " ");

        assertEquals("ada", answer.expect(200).at("/user"));
    }

    @ParameterizedTest
    @CsvSource({"ada, ada, 200", "ada, bert, 403", "ada, Ada, 403", "ada, ada2, 403"})
    void opensAPathToTheUserItNames(String caller, String named, int status) {
        serve(Map.of());

        client().get("/api/" + named + "/who", "Authorization", bearer(caller)).expect(status);
    }

    @Test
    void tellsOfEveryReplyHowManyAreLeftAndRefusesTheNext() {
        serve(Map.of("RATE_LIMIT_MESSAGES", "3/day"));

        Answer first = reply("ada", 2).expect(204);
        Answer last = reply("ada", 1).expect(204);
        Answer refused = reply("ada", 1).expect(429);

        assertEquals("3", first.header(LIMIT));
        assertEquals("1", first.header(REMAINING));
        assertEquals("0", last.header(REMAINING));
        assertEquals("0", refused.header(REMAINING));
        assertTrue(Long.parseLong(first.header("RateLimit-Reset")) > 3_600);
        assertTrue(Long.parseLong(refused.header("Retry-After")) > 3_600);
        assertEquals("too_many", refused.at("/detail/0/type"));
        reply("bert", 3).expect(204);
    }

    @Test
    void aSweepGivesNothingBack() {
        serve(Map.of("RATE_LIMIT_MESSAGES", "1/day", "RATE_LIMIT_AUTH", "1/day"));
        reply("ada", 1).expect(204);
        enter().expect(204);

        server().sweep();

        reply("ada", 1).expect(429);
        enter().expect(429);
    }

    @Test
    void limitsNothingAndTellsNothingWhereItIsSwitchedOff() {
        serve(Map.of("RATE_LIMIT_MESSAGES", "off", "RATE_LIMIT_AUTH", "off"));

        for (int i = 0; i < 40; i++) {
            assertEquals("", reply("ada", 9).expect(204).header(LIMIT));
            assertEquals("", enter().expect(204).header(LIMIT));
        }
    }

    @Test
    void countsCallsOfTheAccountRoutesByAddressAndNoOthers() {
        serve(Map.of("RATE_LIMIT_AUTH", "2/day"));

        assertEquals("1", enter().expect(204).header(REMAINING));
        assertEquals("0", enter().expect(204).header(REMAINING));
        enter().expect(429);
        client().get("/api/ada/who", "Authorization", bearer("ada")).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"uploads, RATE_LIMIT_UPLOADS", "summaries, RATE_LIMIT_SUMMARIES"})
    void countsWhatCostsMuchByUser(String what, String setting) {
        serve(Map.of(setting, "2/day"));

        assertEquals("1", take("ada", what).expect(204).header(REMAINING));
        assertEquals("0", take("ada", what).expect(204).header(REMAINING));
        take("ada", what).expect(429);
        server().sweep();
        take("ada", what).expect(429);
        take("bert", what).expect(204);
    }

    @Test
    void aStreamHasRoomUntilItsCallEnds() {
        serve(Map.of("MAX_STREAMS", "1"));

        assertEquals("", take("ada", "streams").expect(204).header(LIMIT));
        take("ada", "streams").expect(204);
        Answer refused = take("ada", "two-streams").expect(429);
        take("ada", "streams").expect(204);

        assertEquals("1", refused.header(LIMIT));
        assertEquals("0", refused.header(REMAINING));
        assertEquals("5", refused.header("Retry-After"));
    }

    @Test
    void whoIsLoggedOutMeanwhileIsToldSoWhenAskedAgain() {
        serve(Map.of());

        take("ada", "rechecked").expect(204);
        take("ada", "logged-out").expect(401);
    }

    private Answer take(String user, String what) {
        return client().post("/api/" + user + "/" + what, "{}", "Authorization", bearer(user));
    }

    private Answer reply(String user, int replies) {
        return client().post(
                        "/api/%s/replies/%d".formatted(user, replies),
                        "{}",
                        "Authorization",
                        bearer(user));
    }

    private Answer enter(String... headers) {
        return client().post("/auth/enter", "{}", headers);
    }

    /**
     * Each setting has a server of its own, and each of those is for one test or counts nothing.
     */
    private void serve(Map<String, String> wanted) {
        set = wanted;
    }

    private LittleServer server() {
        return servers.computeIfAbsent(set, _ -> new LittleServer(folder, set, this::addRoutes));
    }

    private Client client() {
        return server().client;
    }

    private void addRoutes(Api api) {
        api.get("/api/{user_id}/who", call -> call.json(Map.of("user", call.userId())));
        api.post(
                "/api/{user_id}/replies/{count}",
                call -> {
                    call.takeReplies(Integer.parseInt(call.pathText("count")));
                    call.noContent();
                });
        api.post("/auth/enter", Call::noContent);
        addTaking(api);
    }

    private void addTaking(Api api) {
        add(api, "uploads", Call::takeUpload);
        add(api, "summaries", Call::takeSummary);
        add(api, "streams", Call::takeStream);
        add(
                api,
                "two-streams",
                call -> {
                    call.takeStream();
                    call.takeStream();
                });
        add(api, "rechecked", Call::recheck);
        add(
                api,
                "logged-out",
                call -> {
                    Caller caller = call.caller();
                    server().revocations.revoke(caller.tokenKey(), caller.expiresAt());
                    call.recheck();
                });
    }

    private static void add(Api api, String what, Api.Handler taking) {
        api.post(
                "/api/{user_id}/" + what,
                call -> {
                    taking.handle(call);
                    call.noContent();
                });
    }
}
