package chatlab.llm;

import chatlab.database.Database;
import chatlab.database.Sha256;
import chatlab.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Questions to a model whose answer is wanted whole: within the budget, and kept by their content,
 * so that the same question costs nothing the second time.
 */
public final class Answers {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final Providers providers;
    private final Budget budget;
    private final Clock clock;

    public Answers(Database database, Providers providers, Budget budget, Clock clock) {
        this.database = database;
        this.providers = providers;
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * @return the answer; empty where the model said nothing, or declined
     * @throws Failure.TooMany where the budget does not suffice
     * @throws Failure.Upstream where the provider fails
     * @throws Failure.UpstreamTimeout where it does not answer in time
     */
    public Optional<String> ask(Budget.Payer payer, String provider, ModelRequest request) {
        Optional<String> known = kept(provider, request);
        if (known.isPresent()) return known;
        Kept kept = new Kept(hash(provider, request), payer.userId());
        ModelClient client = providers.client(provider).orElseThrow();
        var reserved = database.write(sql -> budget.reserve(sql, payer, request));
        StringBuilder said = new StringBuilder();
        try {
            ModelReply reply = client.stream(request, said::append, new Cancellation());
            boolean whole = reply.finish() == Finish.DONE && !said.toString().isBlank();
            long used = Budget.used(request, reply.usage(), said.toString());
            database.write(sql -> close(sql, kept, whole ? said.toString() : "", reserved, used));
            return Optional.of(said.toString().strip())
                    .filter(text -> !text.isEmpty() && reply.finish() != Finish.REFUSED);
        } catch (Failure failed) {
            long used = said.isEmpty() ? 0 : Budget.used(request, Usage.UNKNOWN, said.toString());
            database.write(sql -> close(sql, kept, "", reserved, used));
            throw failed;
        }
    }

    /** What was answered to this before, as long as it is kept; nobody is asked. */
    public Optional<String> kept(String provider, ModelRequest request) {
        String hash = hash(provider, request);
        return database.read(sql -> AnswerStore.find(sql, hash, clock.instant()));
    }

    /** Removes what has expired. */
    public void sweep(DSLContext sql) {
        AnswerStore.sweep(sql, clock.instant());
        budget.sweep(sql);
    }

    private static String hash(String provider, ModelRequest request) {
        return Sha256.hex(provider + "\n" + request);
    }

    /** Where an answer is kept, and who asked: it goes with their account. */
    private record Kept(String hash, String userId) {}

    private long close(
            DSLContext sql,
            Kept kept,
            String answer,
            Optional<Budget.Reservation> reserved,
            long used) {
        if (!answer.isEmpty())
            AnswerStore.save(
                    sql, kept.hash(), kept.userId(), answer.strip(), clock.instant().plus(KEPT));
        reserved.ifPresent(reservation -> budget.settle(sql, reservation, used));
        return used;
    }
}
