package chatlab.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whom the stand-in knows, what it gave out, and the letters it wrote. */
final class SupabaseUsers implements AutoCloseable {
    static final String WEAK = "12345678";

    /** A letter's link: where it leads, and what comes of opening it. */
    private record Letter(User user, String type, String challenge, String back) {}

    private record Code(User user, String challenge) {}

    static final class User {
        final String id = UUID.randomUUID().toString();
        String email = "";
        String password = "";
        String name = "";
        String newEmail = "";
        boolean confirmed;
        boolean anonymous;
    }

    private final String url;
    private final SupabaseSessions sessions;
    private final List<User> all = new ArrayList<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Letter> links = new HashMap<>();
    private final List<String> letters = new ArrayList<>();
    private boolean autoconfirm = true;
    private String denied = "";
    private int count;

    SupabaseUsers(String url) {
        this.url = url;
        this.sessions = new SupabaseSessions(url + "/auth/v1");
    }

    synchronized void autoconfirm(boolean on) {
        autoconfirm = on;
    }

    /** Whoever comes to a provider next is not let in there. */
    synchronized void deny() {
        denied = "access_denied";
    }

    /** The link in the newest letter. */
    synchronized String link() {
        return letters.getLast();
    }

    synchronized User by(String email) {
        return find(email).orElseThrow(() -> new AssertionError("nobody is " + email));
    }

    SupabaseSessions sessions() {
        return sessions;
    }

    synchronized String signUp(Map<String, String> query, JsonNode body) {
        String email = body.path("email").asText();
        if (find(email).filter(user -> user.confirmed).isPresent()) {
            throw new SupabaseRefusal(422, "user_already_exists", "User already registered");
        }
        User user = new User();
        user.anonymous = email.isEmpty();
        user.email = email;
        user.password = strong(body.path("password").asText());
        user.name = body.at("/data/full_name").asText();
        user.confirmed = autoconfirm || user.anonymous;
        all.add(user);
        if (user.confirmed) return sessions.begin(user);
        write(user, "signup", body.path("code_challenge").asText(), query);
        return described(user).toString();
    }

    synchronized String token(String grant, JsonNode body) {
        return switch (grant) {
            case "password" -> byPassword(body);
            case "refresh_token" -> sessions.renew(body.path("refresh_token").asText());
            case "pkce" -> byCode(body);
            default -> throw new SupabaseRefusal(400, "unsupported_grant_type", grant);
        };
    }

    synchronized String recover(Map<String, String> query, JsonNode body) {
        find(body.path("email").asText())
                .ifPresent(
                        user ->
                                write(
                                        user,
                                        "recovery",
                                        body.path("code_challenge").asText(),
                                        query));
        return "{}";
    }

    /** Without a proof, as GoTrue does it: its link brings tokens instead of a code. */
    synchronized String resend(Map<String, String> query, JsonNode body) {
        write(by(body.path("email").asText()), body.path("type").asText(), "", query);
        return "{}";
    }

    synchronized String change(Map<String, String> query, JsonNode body, String token) {
        User user = sessions.user(token);
        if (body.has("password")) user.password = strong(body.path("password").asText());
        if (!body.at("/data/full_name").asText().isEmpty())
            user.name = body.at("/data/full_name").asText();
        String email = body.path("email").asText();
        if (!email.isEmpty() && find(email).isPresent()) {
            throw new SupabaseRefusal(
                    422,
                    "email_exists",
                    "A user with this email address has already been registered");
        }
        if (!email.isEmpty()) user.newEmail = email;
        if (!email.isEmpty() && autoconfirm) confirm(user);
        else if (!email.isEmpty())
            write(user, "email_change", body.path("code_challenge").asText(), query);
        return described(user).toString();
    }

    /** A provider that knows one person, and lets them in at once. */
    synchronized String authorize(Map<String, String> query) {
        String provider = query.get("provider");
        if (provider.equals("azure") && !"email".equals(query.get("scopes"))) {
            throw new SupabaseRefusal(
                    400, "validation_failed", "azure tells no address without the scope");
        }
        if (!"s256".equals(query.get("code_challenge_method"))) {
            throw new SupabaseRefusal(400, "validation_failed", "no proof");
        }
        String back = query.get("redirect_to");
        if (!denied.isEmpty()) {
            String error =
                    "error=" + denied + "&error_description=The+%3Cb%3Euser%3C%2Fb%3E+said+no";
            denied = "";
            return back + "?" + error + "#" + error;
        }
        String email = "ada@" + provider + ".example";
        User user = find(email).orElseGet(User::new);
        if (user.email.isEmpty()) all.add(user);
        user.email = email;
        user.name = "Ada of " + provider;
        user.confirmed = true;
        return back + "?code=" + code(user, query.get("code_challenge"));
    }

    /** Somebody opens the link of a letter, which counts once. */
    synchronized String verify(Map<String, String> query) {
        Letter letter = links.remove(query.get("token"));
        if (letter == null) {
            String error =
                    "error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired";
            return query.get("redirect_to") + "?" + error + "#" + error;
        }
        confirm(letter.user());
        if (!letter.challenge().isEmpty()) {
            return letter.back() + "?code=" + code(letter.user(), letter.challenge());
        }
        return letter.back() + "#access_token=anybody-may-write-this&type=" + letter.type();
    }

    @Override
    public void close() {
        sessions.close();
    }

    private String byPassword(JsonNode body) {
        User user =
                find(body.path("email").asText())
                        .filter(each -> each.password.equals(body.path("password").asText()))
                        .orElseThrow(
                                () ->
                                        new SupabaseRefusal(
                                                400,
                                                "invalid_credentials",
                                                "Invalid login credentials"));
        if (!user.confirmed)
            throw new SupabaseRefusal(400, "email_not_confirmed", "Email not confirmed");
        return sessions.begin(user);
    }

    private String byCode(JsonNode body) {
        Code code = codes.get(body.path("auth_code").asText());
        if (code == null)
            throw new SupabaseRefusal(404, "flow_state_not_found", "invalid flow state");
        if (!code.challenge().equals(challenge(body.path("code_verifier").asText()))) {
            throw new SupabaseRefusal(
                    400,
                    "bad_code_verifier",
                    "code challenge does not match previously saved code verifier");
        }
        codes.remove(body.path("auth_code").asText());
        return sessions.begin(code.user());
    }

    private void confirm(User user) {
        user.confirmed = true;
        if (user.newEmail.isEmpty()) return;
        user.email = user.newEmail;
        user.newEmail = "";
        user.anonymous = false;
    }

    static ObjectNode described(User user) {
        ObjectNode answer =
                Json.MAPPER
                        .createObjectNode()
                        .put("id", user.id)
                        .put("email", user.email)
                        .put("new_email", user.newEmail)
                        .put("is_anonymous", user.anonymous);
        answer.putObject("user_metadata").put("full_name", user.name);
        return answer;
    }

    private String code(User user, String challenge) {
        String code = "code-" + ++count;
        codes.put(code, new Code(user, challenge));
        return code;
    }

    private void write(User user, String type, String challenge, Map<String, String> query) {
        String token = "letter-" + ++count;
        String back = query.get("redirect_to");
        links.put(token, new Letter(user, type, challenge, back));
        letters.add(
                url
                        + "/auth/v1/verify?token="
                        + token
                        + "&redirect_to="
                        + URLEncoder.encode(back, UTF_8));
    }

    private Optional<User> find(String email) {
        return all.stream()
                .filter(user -> !email.isEmpty() && user.email.equals(email))
                .findFirst();
    }

    private static String strong(String password) {
        if (password.equals(WEAK)) {
            throw new SupabaseRefusal(
                    422,
                    "weak_password",
                    "Password is known to be weak and easy to guess, please choose a different one.");
        }
        return password;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
