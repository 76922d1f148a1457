package chatlab.account;

import chatlab.database.Database;
import chatlab.database.generated.tables.records.AccountsRecord;
import chatlab.failure.Failure;
import chatlab.identity.Caller;
import chatlab.identity.Revocations;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Local accounts. */
public final class Accounts {
    public static final String ISSUER = "chatlab";
    public static final String AUDIENCE = "authenticated";

    private final Database database;
    private final SigningKeys keys;
    private final Logins logins;
    private final Clock clock;
    private final boolean guests;
    private final LoginFailures failures;
    private final PasswordLinks links;
    private final Passwords passwords = new Passwords();

    public Accounts(
            Database database,
            SigningKeys keys,
            Revocations revocations,
            Clock clock,
            boolean guests) {
        this.database = database;
        this.keys = keys;
        this.logins = new Logins(database, keys, revocations, clock);
        this.clock = clock;
        this.guests = guests;
        this.failures = new LoginFailures(database, clock);
        this.links = new PasswordLinks(database, clock);
    }

    ObjectNode jwks() {
        return keys.jwks();
    }

    Logins logins() {
        return logins;
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

    /**
     * Whether there is an account is told neither by what is answered nor by how long it takes.
     *
     * @param address where the call comes from
     */
    Tokens login(String email, String password, String address) {
        var login = new LoginFailures.Try(normal(email), Optional.of(address));
        failures.begin(login);
        Optional<AccountsRecord> account =
                database.read(sql -> AccountStore.findByEmail(sql, normal(email)));
        boolean right =
                passwords.matches(
                        password, account.map(AccountsRecord::getPasswordHash).orElse(null));
        if (account.isEmpty() || !right)
            throw new Failure.Unauthenticated("The e-mail or the password is wrong.");
        return database.write(
                sql -> {
                    failures.succeeded(sql, login);
                    return logins.issue(sql, account.get(), newId());
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
                    return logins.issue(
                            sql,
                            own(sql, caller),
                            Logins.family(caller).orElseGet(Accounts::newId));
                });
    }

    /** Sets another password and ends every other login. */
    void changePassword(Caller caller, String current, String replacement) {
        AccountsRecord account = database.read(sql -> own(sql, caller));
        String email = account.getEmail();
        if (email == null) throw new Failure.Forbidden("A guest has no password to change.");
        var login = new LoginFailures.Try(email, Optional.empty());
        failures.begin(login);
        if (!passwords.matches(current, account.getPasswordHash()))
            throw new Failure.Forbidden("The current password is wrong.");
        String hash = passwords.hash(replacement);
        UUID kept = Logins.family(caller).orElseGet(Accounts::newId);
        List<UUID> ended =
                database.write(
                        sql -> {
                            failures.succeeded(sql, login);
                            return setPassword(sql, caller.userId(), hash, kept);
                        });
        logins.revoke(ended);
    }

    /** Sets a new password by a link's token, and ends every login there was. */
    Tokens resetPassword(String token, String replacement) {
        String hash = passwords.hash(replacement);
        UUID family = newId();
        List<UUID> ended = new ArrayList<>();
        Optional<Tokens> tokens =
                database.write(
                        sql -> {
                            Optional<String> userId = links.take(sql, token);
                            if (userId.isEmpty()) return Optional.empty();
                            AccountsRecord account =
                                    AccountStore.find(sql, userId.get()).orElseThrow();
                            String email = Objects.requireNonNull(account.getEmail());
                            failures.succeeded(sql, new LoginFailures.Try(email, Optional.empty()));
                            ended.addAll(setPassword(sql, userId.get(), hash, family));
                            return Optional.of(logins.issue(sql, account, family));
                        });
        logins.revoke(ended);
        return tokens.orElseThrow(
                () ->
                        new Failure.Unauthenticated(
                                "This link was used already, or has expired. Please ask for a new one."));
    }

    /** Gives the logins that end by it: all but the one kept. */
    private static List<UUID> setPassword(DSLContext sql, String userId, String hash, UUID kept) {
        AccountStore.setPassword(sql, userId, hash);
        PasswordLinkStore.endAll(sql, userId);
        return RefreshTokenStore.endOthers(sql, userId, kept);
    }

    /** Removes what has expired. */
    public void sweep(DSLContext sql) {
        failures.sweep(sql);
        links.sweep(sql);
        logins.sweep(sql);
    }

    private Tokens create(AccountStore.Identity identity) {
        String userId = newId().toString();
        return database.write(
                sql -> {
                    if (!AccountStore.add(sql, userId, identity, clock.instant())) throw taken();
                    return logins.issue(sql, AccountStore.find(sql, userId).orElseThrow(), newId());
                });
    }

    private AccountsRecord own(DSLContext sql, Caller caller) {
        return AccountStore.find(sql, caller.userId())
                .orElseThrow(
                        () -> new Failure.NotFound("There is no account of this token any more."));
    }

    private static Failure taken() {
        return new Failure.Conflict(
                "There is an account with this e-mail already. Please sign in.");
    }

    /** As it is kept: in lower case, whoever writes it. */
    static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
