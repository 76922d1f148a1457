package chatlab.account;

import chatlab.database.Database;
import chatlab.identity.Caller;
import chatlab.identity.Revocations;
import chatlab.identity.TokenVerifier;
import chatlab.identity.TrustedIssuer;
import chatlab.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Local accounts on a database, wired as the server wires them. */
final class Office implements AutoCloseable {
    static final String ADDRESS = "192.0.2.1";

    final Database database;

    /** Behind by half an hour: tokens must not be from the future when it is put forward. */
    final SettableClock clock = new SettableClock(Instant.now().minus(Duration.ofMinutes(30)));

    final SigningKeys keys;
    final Revocations revocations;
    final Accounts accounts;
    private final TokenVerifier verifier;

    Office(Database database) {
        this.database = database;
        this.keys = SigningKeys.stored(database, clock);
        this.revocations = new Revocations(database, clock);
        this.accounts = accounts(true);
        this.verifier =
                new TokenVerifier(
                        new TrustedIssuer(
                                Accounts.ISSUER, Accounts.AUDIENCE, keys, Optional.empty(), true),
                        revocations,
                        clock);
    }

    Accounts accounts(boolean guests) {
        return new Accounts(database, keys, revocations, clock, guests);
    }

    Caller verify(Tokens tokens) {
        return verifier.verify(tokens.accessToken());
    }

    @Override
    public void close() {
        database.close();
    }
}
