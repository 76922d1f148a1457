package chatlab.account;

import chatlab.database.Database;
import chatlab.database.Sha256;
import chatlab.database.generated.tables.records.AccountsRecord;
import chatlab.database.generated.tables.records.RefreshTokensRecord;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.identity.Revocations;
import com.auth0.jwt.JWT;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Local accounts. An access token counts for an hour; a refresh token for 30 days and once, though
 * the one just replaced still works for 10 s, for a second tab. An older one shows that it was
 * stolen and ends the login.
 */
public final class Accounts {
    public static final String ISSUER = "chatlab";
    public static final String AUDIENCE = "authenticated";
    private static final Duration ACCESS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LONGEST_BLOCK = Duration.ofMinutes(15);
    private static final int FREE_FAILURES = 5;
    private static final String SESSION = "session:";
    private static final int REFRESH_BYTES = 32;

    private final Database database;
    private final SigningKeys keys;
    private final Revocations revocations;
    private final Clock clock;
    private final boolean guests;
    private final Passwords passwords = new Passwords();
    private final SecureRandom random = new SecureRandom();

    public Accounts(
            Database database,
            SigningKeys keys,
            Revocations revocations,
            Clock clock,
            boolean guests) {
        this.database = database;
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.guests = guests;
    }

    ObjectNode jwks() {
        return keys.jwks();
    }

    Tokens guest() {
        if (!guests)
            throw new Failure.NotFound(
                    "There are no guest accounts here. Please register or sign in.");
        return create(new AccountStore.Identity(null, null, null));
    }

    Tokens register(String email, String password, @Nullable String fullName) {
        return create(new AccountStore.Identity(normal(email), passwords.hash(password), fullName));
    }

    Tokens login(String email, String password) {
        Optional<AccountsRecord> account =
                database.read(sql -> AccountStore.findByEmail(sql, normal(email)));
        account.ifPresent(this::refuseWhileBlocked);
        boolean right =
                passwords.matches(
                        password, account.map(AccountsRecord::getPasswordHash).orElse(null));
        if (account.isEmpty() || !right) {
            account.ifPresent(this::countFailure);
            throw new Failure.Unauthenticated("The e-mail or the password is wrong.");
        }
        return database.write(
                sql -> {
                    String userId = account.get().getUserId();
                    AccountStore.setFailedLogins(sql, userId, 0, null);
                    return issue(sql, account.get(), newId());
                });
    }

    /** A guest gets an e-mail and a password, and keeps everything. */
    Tokens upgrade(Caller caller, String email, String password, @Nullable String fullName) {
        var identity = new AccountStore.Identity(normal(email), passwords.hash(password), fullName);
        return database.write(
                sql -> {
                    Database.lock(sql, "e-mail " + normal(email));
                    AccountsRecord account = own(sql, caller);
                    if (account.getEmail() != null)
                        throw new Failure.Conflict("This account has an e-mail already.");
                    if (AccountStore.findByEmail(sql, normal(email)).isPresent()) throw taken();
                    AccountStore.setIdentity(sql, caller.userId(), identity);
                    return issue(sql, own(sql, caller), family(caller).orElseGet(Accounts::newId));
                });
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

    private void revokeSession(UUID family) {
        revocations.revoke(SESSION + family, clock.instant().plus(ACCESS));
    }

    /** Sets another password and ends every other login. */
    void changePassword(Caller caller, String current, String replacement) {
        AccountsRecord account = database.read(sql -> own(sql, caller));
        refuseWhileBlocked(account);
        if (!passwords.matches(current, account.getPasswordHash())) {
            countFailure(account);
            throw new Failure.Forbidden("The current password is wrong.");
        }
        String hash = passwords.hash(replacement);
        List<UUID> ended =
                database.write(
                        sql -> {
                            AccountStore.setPassword(sql, caller.userId(), hash);
                            AccountStore.setFailedLogins(sql, caller.userId(), 0, null);
                            return RefreshTokenStore.endOthers(
                                    sql,
                                    caller.userId(),
                                    family(caller).orElseGet(Accounts::newId));
                        });
        ended.forEach(this::revokeSession);
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

    /** Removes refresh tokens that have expired. */
    public void sweep(DSLContext sql) {
        RefreshTokenStore.sweep(sql, clock.instant());
    }

    private Tokens create(AccountStore.Identity identity) {
        String userId = newId().toString();
        return database.write(
                sql -> {
                    if (!AccountStore.add(sql, userId, identity, clock.instant())) throw taken();
                    return issue(sql, AccountStore.find(sql, userId).orElseThrow(), newId());
                });
    }

    private Tokens issue(DSLContext sql, AccountsRecord account, UUID family) {
        Instant now = clock.instant();
        byte[] secret = new byte[REFRESH_BYTES];
        random.nextBytes(secret);
        String refreshToken = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        RefreshTokenStore.add(
                sql, Sha256.hex(refreshToken), family, account.getUserId(), now, now.plus(REFRESH));
        boolean anonymous = account.getEmail() == null;
        String accessToken =
                JWT.create()
                        .withKeyId(keys.signingId())
                        .withIssuer(ISSUER)
                        .withAudience(AUDIENCE)
                        .withSubject(account.getUserId())
                        .withClaim("email", account.getEmail())
                        .withClaim("role", "authenticated")
                        .withClaim("is_anonymous", anonymous)
                        .withClaim("app_metadata", Map.of("role", account.getRole()))
                        .withClaim("session_id", family.toString())
                        .withJWTId(newId().toString())
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

    private AccountsRecord own(DSLContext sql, Caller caller) {
        return AccountStore.find(sql, caller.userId())
                .orElseThrow(
                        () -> new Failure.NotFound("There is no account of this token any more."));
    }

    private void refuseWhileBlocked(AccountsRecord account) {
        Instant until = account.getBlockedUntilAt();
        Instant now = clock.instant();
        if (until != null && until.isAfter(now)) {
            throw new Failure.TooMany(
                    "Too many wrong passwords. Please wait a little.",
                    Duration.between(now, until));
        }
    }

    /** From the fifth failure on each one doubles the wait. */
    private void countFailure(AccountsRecord account) {
        database.write(
                sql -> {
                    Database.lock(sql, "login " + account.getUserId());
                    int failures =
                            AccountStore.find(sql, account.getUserId())
                                            .orElseThrow()
                                            .getFailedLogins()
                                    + 1;
                    Duration block =
                            Duration.ofSeconds(1L << Math.clamp(failures - FREE_FAILURES, 0, 20));
                    if (block.compareTo(LONGEST_BLOCK) > 0) block = LONGEST_BLOCK;
                    Instant until = failures < FREE_FAILURES ? null : clock.instant().plus(block);
                    AccountStore.setFailedLogins(sql, account.getUserId(), failures, until);
                    return failures;
                });
    }

    private static Optional<UUID> family(Caller caller) {
        return caller.tokenKey().startsWith(SESSION)
                ? Optional.of(UUID.fromString(caller.tokenKey().substring(SESSION.length())))
                : Optional.empty();
    }

    private static Failure taken() {
        return new Failure.Conflict(
                "There is an account with this e-mail already. Please sign in.");
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
