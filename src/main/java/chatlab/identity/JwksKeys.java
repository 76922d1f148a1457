package chatlab.identity;

import chatlab.failure.Failure;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an identity server publishes. They are fetched when first needed, when they have grown
 * old, and when a token names an unknown one, though not more often than every 30 s. While the
 * server is away the known keys go on counting, and while it is slow one caller waits for it: the
 * others use the keys at hand, or wait for the same answer where theirs is not among them.
 */
public final class JwksKeys implements KeySource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JwksKeys.class);
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(30);

    /** While nothing was ever had, nobody waits long for the next try. */
    private static final Duration NOT_AT_ONCE_AGAIN = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 262_144;

    /** What is known; another one after every try. */
    private record State(KeySet keys, Optional<Instant> fetchedAt, Instant triedAt) {
        boolean isOldAt(Instant now) {
            return fetchedAt.isPresent() && !fetchedAt.get().plus(OLD).isAfter(now);
        }

        boolean mayTryAt(Instant now) {
            Duration pause = fetchedAt.isPresent() ? NOT_AGAIN_WITHIN : NOT_AT_ONCE_AGAIN;
            return !triedAt.plus(pause).isAfter(now);
        }
    }

    private final URI url;
    private final Clock clock;
    private final Duration patience;
    private final HttpClient http;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(KeySet.EMPTY, Optional.empty(), Instant.EPOCH);

    public JwksKeys(String url, Clock clock) {
        this(url, clock, PATIENCE);
    }

    /**
     * @param patience for the whole answer, its last byte included
     */
    JwksKeys(String url, Clock clock, Duration patience) {
        this.url = URI.create(url);
        this.clock = clock;
        this.patience = patience;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    @Override
    public Optional<Algorithm> find(String keyId) {
        return choose(keys -> keys.find(keyId));
    }

    @Override
    public Optional<Algorithm> sole() {
        return choose(KeySet::sole);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Optional<Algorithm> choose(Function<KeySet, Optional<Algorithm>> choice) {
        State seen = state;
        Optional<Algorithm> found = choice.apply(seen.keys());
        if (found.isEmpty()) fetching.lock();
        else if (!seen.isOldAt(clock.instant()) || !fetching.tryLock()) return found;
        try {
            // whoever waited for another's try finds that it was just now
            if (state.mayTryAt(clock.instant())) renew();
        } finally {
            fetching.unlock();
        }
        if (state.fetchedAt().isEmpty()) {
            throw new Failure.Unavailable(
                    "The identity server's keys cannot be had just now. Please try again shortly.");
        }
        return choice.apply(state.keys());
    }

    private void renew() {
        State before = state;
        Optional<KeySet> fetched = fetch();
        Instant now = clock.instant();
        state =
                fetched.map(keys -> new State(keys, Optional.of(now), now))
                        .orElseGet(() -> new State(before.keys(), before.fetchedAt(), now));
    }

    /** The limits of time and size are for the whole answer, so that no server can hold this up. */
    private Optional<KeySet> fetch() {
        HttpRequest request =
                HttpRequest.newBuilder(url).header("Accept", "application/json").build();
        CompletableFuture<HttpResponse<byte[]>> call =
                http.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = call.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() == 200) return Optional.of(KeySet.parse(answer.body()));
            LOG.warn("{} answers {} instead of keys", url, answer.statusCode());
        } catch (ExecutionException away) {
            LOG.warn("The keys at {} cannot be had: {}", url, String.valueOf(away.getCause()));
        } catch (TimeoutException | IOException unusable) {
            LOG.warn("The keys at {} cannot be had: {}", url, unusable.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            call.cancel(true);
        }
        return Optional.empty();
    }
}
