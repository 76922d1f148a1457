package chatlab.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatlab.database.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A Supabase project's sign-in service on loopback, at another origin than the page: it wants the
 * public key with every call, the verifier with every code, and takes each code, letter and refresh
 * token once.
 */
final class SupabaseStandIn implements AutoCloseable {
    static final String KEY = "public-key";

    private static final String ROOT = "/auth/v1/";

    /** What a browser goes to by itself, without headers of ours. */
    private static final List<String> OPEN = List.of("authorize", "verify");

    private final HttpServer server;
    private final SupabaseUsers users;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String settings = settings(true, "\"google\":true,\"azure\":true");

    SupabaseStandIn() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen);
        }
        users = new SupabaseUsers(url());
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    SupabaseUsers users() {
        return users;
    }

    /**
     * What came, as {@code POST token?grant_type=pkce}, without what is secret or new each time.
     */
    List<String> calls() {
        return calls;
    }

    long count(String call) {
        return calls.stream().filter(call::equals).count();
    }

    /**
     * From now on.
     *
     * @param external as Supabase lists it: {@code "google":true}
     */
    void offer(boolean autoconfirm, String external) {
        users.autoconfirm(autoconfirm);
        settings = settings(autoconfirm, external);
    }

    @Override
    public void close() {
        server.stop(0);
        users.close();
    }

    private static String settings(boolean autoconfirm, String external) {
        return """
        {"external":{"email":true,"phone":false,"anonymous_users":true,%s},"disable_signup":false,"mailer_autoconfirm":%s}\
        """
                .formatted(external, autoconfirm);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                exchange.getResponseHeaders()
                        .add("Access-Control-Allow-Headers", "apikey, authorization, content-type");
                exchange.getResponseHeaders().add("Access-Control-Allow-Methods", "GET, POST, PUT");
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            try {
                handle(exchange);
            } catch (SupabaseRefusal refusal) {
                send(exchange, refusal.status(), refusal.body());
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        String what = exchange.getRequestURI().getPath().substring(ROOT.length());
        if (what.equals(".well-known/jwks.json")) {
            send(exchange, 200, users.sessions().keys());
            return;
        }
        Map<String, String> query = query(exchange.getRequestURI());
        String kind = query.getOrDefault("grant_type", query.getOrDefault("scope", ""));
        calls.add(exchange.getRequestMethod() + " " + what + (kind.isEmpty() ? "" : " " + kind));
        if (OPEN.contains(what)) {
            String place = what.equals("verify") ? users.verify(query) : users.authorize(query);
            exchange.getResponseHeaders().add("Location", place);
            exchange.sendResponseHeaders(303, -1);
            return;
        }
        if (!KEY.equals(exchange.getRequestHeaders().getFirst("apikey"))) {
            throw new SupabaseRefusal(401, "no_api_key", "No API key found in request");
        }
        String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        JsonNode body = Json.MAPPER.readTree(text.isEmpty() ? "{}" : text);
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        send(exchange, 200, said(what, query, body, token == null ? "" : token.substring(7)));
    }

    private String said(String what, Map<String, String> query, JsonNode body, String token) {
        return switch (what) {
            case "settings" -> settings;
            case "signup" -> users.signUp(query, body);
            case "token" -> users.token(query.get("grant_type"), body);
            case "recover" -> users.recover(query, body);
            case "resend" -> users.resend(query, body);
            case "user" -> users.change(query, body, token);
            case "logout" -> users.sessions().end(token);
            default -> throw new SupabaseRefusal(404, "not_found", what);
        };
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                bytes.length == 0 ? 204 : status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> found = new HashMap<>();
        if (address.getRawQuery() == null) return found;
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            found.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
        }
        return found;
    }
}
