package chatlab.account;

import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.identity.Caller;
import chatlab.identity.Revocations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Registering, signing in and out. Where an identity server does that work, all but logging out
 * answer 404.
 */
public final class AccountRoutes {
    record Credentials(String email, String password, @Nullable String fullName) {}

    record Refresh(String refreshToken) {}

    record PasswordChange(String currentPassword, String newPassword) {}

    record PasswordReset(String token, String newPassword) {}

    record Nothing() {}

    private final Optional<Accounts> local;
    private final Revocations revocations;

    public AccountRoutes(Optional<Accounts> local, Revocations revocations) {
        this.local = local;
        this.revocations = revocations;
    }

    public void register(Api api) {
        api.post("/auth/register", this::register);
        api.post("/auth/login", this::login);
        api.post("/auth/guest", this::guest);
        api.post("/auth/upgrade", this::upgrade);
        api.post("/auth/refresh", this::refresh);
        api.post("/auth/password", this::changePassword);
        api.post("/auth/reset", this::resetPassword);
        api.post("/auth/logout", this::logout);
        api.get("/auth/.well-known/jwks.json", call -> call.json(accounts().jwks()));
    }

    private void register(Call call) {
        Accounts accounts = accounts();
        Credentials given = call.body(Credentials.class);
        call.json(201, accounts.register(given.email(), given.password(), given.fullName()));
    }

    private void login(Call call) {
        Accounts accounts = accounts();
        Credentials given = call.body(Credentials.class);
        call.json(accounts.login(given.email(), given.password(), call.address()));
    }

    private void guest(Call call) {
        Accounts accounts = accounts();
        call.body(Nothing.class);
        call.json(accounts.guest());
    }

    private void upgrade(Call call) {
        Accounts accounts = accounts();
        Caller caller = call.caller();
        Credentials given = call.body(Credentials.class);
        call.json(accounts.upgrade(caller, given.email(), given.password(), given.fullName()));
    }

    private void refresh(Call call) {
        Accounts accounts = accounts();
        call.json(accounts.logins().refresh(call.body(Refresh.class).refreshToken()));
    }

    private void changePassword(Call call) {
        Accounts accounts = accounts();
        Caller caller = call.caller();
        PasswordChange given = call.body(PasswordChange.class);
        accounts.changePassword(caller, given.currentPassword(), given.newPassword());
        call.noContent();
    }

    private void resetPassword(Call call) {
        Accounts accounts = accounts();
        PasswordReset given = call.body(PasswordReset.class);
        call.json(accounts.resetPassword(given.token(), given.newPassword()));
    }

    private void logout(Call call) {
        Caller caller = call.caller();
        revocations.revoke(caller.tokenKey(), caller.expiresAt());
        local.ifPresent(accounts -> accounts.logins().endLogin(caller));
        call.noContent();
    }

    private Accounts accounts() {
        return local.orElseThrow(
                () ->
                        new Failure.NotFound(
                                "Accounts are kept by the identity server; see /api/config."));
    }
}
