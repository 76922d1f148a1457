package chatlab.identity;

import chatlab.failure.Failure;
import com.auth0.jwk.Jwk;
import com.auth0.jwk.JwkException;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kong.unirest.core.HttpResponse;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestException;
import kong.unirest.core.UnirestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an identity server publishes. They are fetched when first needed, when they have grown
 * old, and when a token names an unknown one, though not more often than every 30 s. While the
 * server is away the known keys go on counting.
 */
public final class JwksKeys implements KeySource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JwksKeys.class);
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration NOT_AGAIN_WITHIN = Duration.ofSeconds(30);

    /** While nothing was ever had, nobody waits long for the next try. */
    private static final Duration NOT_AT_ONCE_AGAIN = Duration.ofSeconds(2);

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final TypeReference<Map<String, Object>> KEY = new TypeReference<>() {};

    private final String url;
    private final Clock clock;
    private final ObjectMapper mapper = new ObjectMapper();
    private final UnirestInstance http = Unirest.spawnInstance();
    private Map<String, Algorithm> keys = Map.of();
    private Instant fetchedAt = Instant.EPOCH;
    private Instant triedAt = Instant.EPOCH;

    public JwksKeys(String url, Clock clock) {
        this.url = url;
        this.clock = clock;
        http.config()
                .connectTimeout(TIMEOUT_MILLIS)
                .requestTimeout(TIMEOUT_MILLIS)
                .followRedirects(false);
    }

    @Override
    public synchronized Optional<Algorithm> find(String keyId) {
        Instant now = clock.instant();
        boolean known = !fetchedAt.equals(Instant.EPOCH);
        boolean wanted = !keys.containsKey(keyId) || fetchedAt.plus(OLD).isBefore(now);
        Duration pause = known ? NOT_AGAIN_WITHIN : NOT_AT_ONCE_AGAIN;
        if (wanted && triedAt.plus(pause).isBefore(now)) fetch(now);
        if (fetchedAt.equals(Instant.EPOCH)) {
            throw new Failure.Unavailable(
                    "The identity server's keys cannot be had just now. Please try again shortly.");
        }
        return Optional.ofNullable(keys.get(keyId));
    }

    @Override
    public void close() {
        http.close();
    }

    private void fetch(Instant now) {
        triedAt = now;
        try {
            HttpResponse<String> answer = http.get(url).asString();
            JsonNode set = answer.getStatus() == 200 ? mapper.readTree(answer.getBody()) : null;
            if (set == null || !set.path("keys").isArray()) {
                LOG.warn("{} answers {} and no keys", url, answer.getStatus());
                return;
            }
            keys = parse(set.get("keys"));
            fetchedAt = now;
        } catch (UnirestException | IOException away) {
            LOG.warn("The keys at {} cannot be had: {}", url, away.getMessage());
        }
    }

    /** Those that can be used; one that cannot is no reason to do without the others. */
    private Map<String, Algorithm> parse(JsonNode set) {
        Map<String, Algorithm> parsed = new HashMap<>();
        for (JsonNode key : set) {
            boolean known = List.of("EC", "RSA").contains(key.path("kty").asText());
            if (!known || !key.path("kid").isTextual()) continue;
            try {
                Jwk jwk = Jwk.fromValues(mapper.convertValue(key, KEY));
                Algorithms.of(jwk.getPublicKey())
                        .ifPresent(algorithm -> parsed.put(jwk.getId(), algorithm));
            } catch (JwkException | IllegalArgumentException unreadable) {
                LOG.warn("A key at {} cannot be read: {}", url, unreadable.getMessage());
            }
        }
        return Map.copyOf(parsed);
    }
}
