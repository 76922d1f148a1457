package chatlab.account;

import chatlab.database.Database;
import chatlab.database.Sha256;
import chatlab.database.generated.tables.records.AccountsRecord;
import chatlab.database.generated.tables.records.RefreshTokensRecord;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.identity.Revocations;
import com.auth0.jwt.JWT;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Logins: families of refresh tokens, and the access tokens that come with them. An access token
 * counts for an hour; a refresh token for 30 days and once, though the one just replaced still
 * works for 10 s, for a second tab. An older one shows that it was stolen and ends the login.
 */
final class Logins {
    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String SESSION = "session:";

    private final Database database;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final Clock clock;

    Logins(Database database, SigningKeys keys, Revocations revocations, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** The next tokens of a login. */
    Tokens issue(DSLContext sql, AccountsRecord account, UUID family) {
        Instant now = clock.instant();
        String refreshToken = Secret.random();
        RefreshTokenStore.add(
                sql, Sha256.hex(refreshToken), family, account.getUserId(), now, now.plus(REFRESH));
        boolean anonymous = account.getEmail() == null;
        String accessToken =
                JWT.create()
                        .withKeyId(keys.signingId())
                        .withIssuer(Accounts.ISSUER)
                        .withAudience(Accounts.AUDIENCE)
                        .withSubject(account.getUserId())
                        .withClaim("email", account.getEmail())
                        .withClaim("role", "authenticated")
                        .withClaim("is_anonymous", anonymous)
                        .withClaim("app_metadata", Map.of("role", account.getRole()))
                        .withClaim("session_id", family.toString())
                        .withJWTId(UuidCreator.getTimeOrderedEpoch().toString())
                        .withIssuedAt(now)
                        .withExpiresAt(now.plus(ACCESS))
                        .sign(keys.signingAlgorithm());
        return new Tokens(
                accessToken,
                refreshToken,
                "bearer",
                ACCESS.toSeconds(),
                new Tokens.User(
                        account.getUserId(),
                        account.getEmail(),
                        ProfileStore.name(sql, account.getUserId()),
                        anonymous,
                        account.getRole()));
    }

    Tokens refresh(String refreshToken) {
        Renewal renewal = database.write(sql -> renewal(sql, Sha256.hex(refreshToken)));
        if (renewal.stolen() != null) revokeSession(renewal.stolen());
        if (renewal.tokens() != null) return renewal.tokens();
        throw new Failure.Unauthenticated("This refresh token has ended. Please sign in again.");
    }

    /** New tokens, or neither; {@code stolen} names the login that an old token gave away. */
    private record Renewal(@Nullable Tokens tokens, @Nullable UUID stolen) {}

    private Renewal renewal(DSLContext sql, String hash) {
        Instant now = clock.instant();
        RefreshTokensRecord row = RefreshTokenStore.find(sql, hash).orElse(null);
        if (row == null || !row.getExpiresAt().isAfter(now)) return new Renewal(null, null);
        if (row.getReplacedAt() != null && row.getReplacedAt().plus(GRACE).isBefore(now)) {
            RefreshTokenStore.endFamily(sql, row.getFamilyId());
            return new Renewal(null, row.getFamilyId());
        }
        RefreshTokenStore.replace(sql, hash, now);
        AccountsRecord account = AccountStore.find(sql, row.getUserId()).orElse(null);
        return new Renewal(account == null ? null : issue(sql, account, row.getFamilyId()), null);
    }

    /** The access tokens of these logins count no longer. */
    void revoke(List<UUID> families) {
        families.forEach(this::revokeSession);
    }

    private void revokeSession(UUID family) {
        revocations.revoke(SESSION + family, clock.instant().plus(ACCESS));
    }

    /**
     * Ends the login that a token belongs to; its access tokens are refused by the caller's
     * revocation.
     */
    void endLogin(Caller caller) {
        family(caller)
                .ifPresent(
                        family ->
                                database.write(
                                        sql -> {
                                            RefreshTokenStore.endFamily(sql, family);
                                            return family;
                                        }));
    }

    /** The login that a token belongs to. */
    static Optional<UUID> family(Caller caller) {
        return caller.tokenKey().startsWith(SESSION)
                ? Optional.of(UUID.fromString(caller.tokenKey().substring(SESSION.length())))
                : Optional.empty();
    }

    void sweep(DSLContext sql) {
        RefreshTokenStore.sweep(sql, clock.instant());
    }
}
