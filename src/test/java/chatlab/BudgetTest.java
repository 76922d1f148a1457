package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.config.DatabaseUrl;
import chatlab.database.Database;
import chatlab.testing.Answer;
import chatlab.testing.FakeModel;
import chatlab.testing.TestDatabases;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be used in a day, and what becomes of those who want more. */
@Timeout(60)
@ParameterizedClass
@EnumSource
class BudgetTest {
    private static final String HELLO = "{\"message\":\"Hello\"}";

    /** What the fake model says that a call took. */
    private static final int USED = 10;

    private final TestDatabases kind;
    private DatabaseUrl database;
    private FakeModel model;

    BudgetTest(TestDatabases kind) {
        this.kind = kind;
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        database = kind.fresh(folder);
        model = new FakeModel();
        model.answerAll("So says the model.");
    }

    @AfterEach
    void end() {
        model.close();
    }

    @Test
    void fiftyAtOnceOverspendByNothing() {
        int limit = 5_000;
        try (TestServer server = start("GUEST_DAILY_TOKENS=" + limit)) {
            User guest = server.guest();
            List<CompletableFuture<Answer>> asked =
                    IntStream.range(0, 50).mapToObj(_ -> guest.postAsync("/chat", HELLO)).toList();
            List<Integer> statuses = asked.stream().map(each -> each.join().status()).toList();
            long answered = statuses.stream().filter(status -> status == 200).count();
            assertTrue(answered >= 1, statuses.toString());
            assertEquals(50 - answered, statuses.stream().filter(each -> each == 429).count());
            assertEquals(answered, model.requests().size());
            assertEquals(answered * USED, used(guest.id()));
            assertEquals(answered * USED, used("*"));
        }
    }

    @Test
    void whileCallsAreUnderWayTheyCountAtTheirMost() {
        try (TestServer server = start("GUEST_DAILY_TOKENS=1000")) {
            User guest = server.guest();
            model.answerAll("");
            CompletableFuture<Answer> first = guest.postAsync("/chat", HELLO);
            FakeModel.Call call = model.take();
            assertTrue(used(guest.id()) > 600, "reserved: " + used(guest.id()));
            guest.post("/chat", HELLO).expect(429);
            call.answer("So.");
            first.join().expect(200);
            assertEquals(USED, used(guest.id()));
            model.answerAll("So.");
            guest.post("/chat", HELLO).expect(200);
        }
    }

    @Test
    void aBudgetThatIsSpentSaysWhenItOpensAgainAndStoresNothing() {
        try (TestServer server = start("GUEST_DAILY_TOKENS=100")) {
            User guest = server.guest();
            Answer refused = guest.post("/chat", HELLO).expect(429);
            int wait = Integer.parseInt(refused.header("Retry-After"));
            assertTrue(wait > 0 && wait <= 86_400, refused.header("Retry-After"));
            assertTrue(
                    refused.at("/detail/0/msg").contains("More from 00:00 UTC, in "),
                    refused.text());
            assertEquals(0, guest.get("/conversations").json().path("items").size());
            assertEquals(List.of(), model.requests());
        }
    }

    @Test
    void theOfflineVoiceIsFree() {
        try (TestServer server = start("GUEST_DAILY_TOKENS=1", "DAILY_TOKENS=1")) {
            server.guest()
                    .post("/chat", "{\"message\":\"Hello\",\"provider\":\"offline\"}")
                    .expect(200);
        }
    }

    @Test
    void oneUsersBudgetIsNotAnothers() {
        try (TestServer server = start("GUEST_DAILY_TOKENS=720")) {
            String refused = askUntilRefused(server.guest());
            assertTrue(refused.startsWith("You have used your share"), refused);
            server.guest().post("/chat", HELLO).expect(200);
        }
    }

    @Test
    void everybodysIsShared() {
        try (TestServer server = start("DAILY_TOKENS=720")) {
            askUntilRefused(server.guest());
            Answer other = server.guest().post("/chat", HELLO).expect(429);
            assertTrue(other.at("/detail/0/msg").startsWith("This server"), other.text());
        }
    }

    private static String askUntilRefused(User user) {
        Answer last = user.post("/chat", HELLO).expect(200);
        while (last.status() == 200) last = user.post("/chat", HELLO);
        return last.expect(429).at("/detail/0/msg");
    }

    @Test
    void aCallThatFailedBeforeAWordCostsNothing() {
        try (TestServer server = start("GUEST_DAILY_TOKENS=1000")) {
            User guest = server.guest();
            model.answerAll("");
            CompletableFuture<Answer> asked = guest.postAsync("/chat", HELLO);
            model.take().fail(500);
            asked.join().expect(502);
            assertEquals(0, used(guest.id()));
        }
    }

    @Test
    void withoutAKeyNothingIsLimitedUnlessByHand() {
        try (TestServer server = start()) {
            server.guest().post("/chat", HELLO).expect(200);
            assertEquals(0, used("*"));
        }
    }

    private TestServer start(String... limits) {
        String[] settings = new String[limits.length + 1];
        settings[0] = model.setting();
        System.arraycopy(limits, 0, settings, 1, limits.length);
        return TestServer.start(database, settings);
    }

    private long used(String payer) {
        try (Database open = Database.open(database)) {
            Long tokens =
                    open.read(
                            sql ->
                                    sql.select(DSL.field("tokens", Long.class))
                                            .from("token_usage")
                                            .where("payer = ?", payer)
                                            .fetchOne(0, Long.class));
            return tokens == null ? 0 : tokens;
        }
    }
}
