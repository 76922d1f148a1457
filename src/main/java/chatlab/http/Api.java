package chatlab.http;

import chatlab.config.Config;
import chatlab.failure.Failure;
import chatlab.identity.TokenVerifier;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.staticfiles.Location;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server: routes are added, then it starts. Paths under {@code /api/{user_id}} are open to that
 * user alone, and every failure is answered in the one form that the contract has.
 */
public final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final String OWN = "/api/{user_id}/";
    private static final Pattern SANE_REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private static final Pattern HALF_ESCAPED = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1";
    private static final int STOP_MILLIS = 10_000;

    /** A token of eight kilobytes, and what else a browser says. */
    private static final int HEAD_BYTES = 16_384;

    /** What a route does. */
    @FunctionalInterface
    public interface Handler {
        void handle(Call call);
    }

    private record Route(HandlerType method, String path, Handler handler) {}

    private final Config config;
    private final Contract contract;
    private final Guard guard;
    private final CrossOrigin crossOrigin;
    private final SlowClients slowClients;
    private final SecurityHeaders securityHeaders;
    private final PageFiles page;
    private final List<Route> routes = new ArrayList<>();
    private final List<Javalin> started = new ArrayList<>();

    public Api(Config config, Contract contract, TokenVerifier tokens, Clock clock) {
        this.config = config;
        this.contract = contract;
        Addresses addresses = new Addresses(config.http());
        this.guard = new Guard(tokens, addresses, config.http().limits());
        this.crossOrigin = new CrossOrigin(config.http().corsOrigins());
        this.slowClients = new SlowClients(clock);
        this.securityHeaders = new SecurityHeaders(config.auth(), addresses);
        this.page = PageFiles.of(config.webFolder());
    }

    public void get(String path, Handler handler) {
        routes.add(new Route(HandlerType.GET, path, handler));
    }

    public void post(String path, Handler handler) {
        routes.add(new Route(HandlerType.POST, path, handler));
    }

    public void put(String path, Handler handler) {
        routes.add(new Route(HandlerType.PUT, path, handler));
    }

    public void patch(String path, Handler handler) {
        routes.add(new Route(HandlerType.PATCH, path, handler));
    }

    public void delete(String path, Handler handler) {
        routes.add(new Route(HandlerType.DELETE, path, handler));
    }

    /** {@code GET /health} and so on, in the order of registration. */
    public List<String> routes() {
        return routes.stream().map(route -> route.method().name() + " " + route.path()).toList();
    }

    public Contract contract() {
        return contract;
    }

    /** Serves until closed; gives the port. */
    public int start() {
        Javalin server = Javalin.create(this::configure);
        server.start(config.host(), config.port());
        started.add(server);
        return server.port();
    }

    /** Drops who is too slow; to be called every few seconds. */
    public void dropSlowClients() {
        slowClients.drop();
    }

    /** Forgets rate limits that are whole again. */
    public void sweep() {
        guard.sweep();
    }

    /** Takes no more requests and waits for those under way, up to 10 s. */
    @Override
    public void close() {
        started.forEach(Javalin::stop);
    }

    private void configure(JavalinConfig javalin) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.concurrency.useVirtualThreads = true;
        javalin.http.prefer405over404 = true;
        javalin.http.maxRequestSize = config.http().maxBodyBytes();
        javalin.jetty.modifyServer(
                server -> {
                    server.setStopTimeout(STOP_MILLIS);
                    server.setErrorHandler(new PlainErrors());
                    server.addBeanToAllConnectors(slowClients);
                });
        javalin.jetty.modifyHttpConfiguration(
                http -> {
                    http.setSendServerVersion(false);
                    http.setRequestHeaderSize(HEAD_BYTES);
                });
        javalin.staticFiles.add(
                docs -> {
                    docs.hostedPath = "/docs/assets";
                    docs.directory = SWAGGER_UI;
                    docs.location = Location.CLASSPATH;
                });
        javalin.staticFiles.add(
                docs -> {
                    docs.hostedPath = "/docs/own";
                    docs.directory = "/docs/own";
                    docs.location = Location.CLASSPATH;
                });
        javalin.requestLogger.http(this::answered);
        javalin.routes.before(this::prepare);
        javalin.routes.before(page::serve);
        addFailures(javalin);
        routes.forEach(
                route ->
                        javalin.routes.addHttpHandler(
                                route.method(), route.path(), answering(route)));
    }

    private io.javalin.http.Handler answering(Route route) {
        return context -> {
            if (route.path().startsWith(OWN)) guard.requireOwner(context);
            if (route.path().startsWith("/auth/")) guard.takeAuthCall(context);
            int mostBytes = config.http().maxBodyBytes();
            try {
                route.handler().handle(new Call(context, contract, guard, route.path(), mostBytes));
            } finally {
                guard.release(context);
            }
        };
    }

    private void prepare(Context context) {
        String given = context.header("X-Request-Id");
        String requestId =
                given != null && SANE_REQUEST_ID.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString();
        context.attribute(Call.REQUEST_ID, requestId);
        context.header("X-Request-Id", requestId);
        slowClients.begun(connection(context));
        if (HALF_ESCAPED.matcher(context.req().getRequestURI()).find())
            throw new NotFoundResponse();
        securityHeaders.add(context);
        crossOrigin.check(context);
    }

    private void addFailures(JavalinConfig javalin) {
        javalin.routes.exception(Failure.class, (failure, context) -> answer(context, failure));
        javalin.routes.exception(
                HttpResponseException.class,
                (refused, context) -> {
                    if (refused.getStatus() == 404 && page.tellMissing(context)) return;
                    answer(context, refused.getStatus(), sentence(refused.getStatus()));
                });
        javalin.routes.exception(
                Exception.class,
                (bug, context) -> {
                    LOG.error(
                            "{} {} failed, request {}",
                            context.method(),
                            route(context),
                            requestId(context),
                            bug);
                    answer(
                            context,
                            500,
                            "Something went wrong here. It was written down; please try again.");
                });
    }

    private static void answer(Context context, Failure failure) {
        if (failure.getCause() != null) LOG.error("{}", failure.getMessage(), failure.getCause());
        if (failure instanceof Failure.Unauthenticated)
            context.header("WWW-Authenticate", "Bearer");
        Failures.retryAfter(failure)
                .ifPresent(
                        wait ->
                                context.header(
                                        "Retry-After", String.valueOf(RateLimits.seconds(wait))));
        write(context, Failures.status(failure), Failures.body(failure, requestId(context)));
    }

    private void answer(Context context, int status, String sentence) {
        if (status == 405) context.header("Allow", String.join(", ", methodsAt(context.path())));
        String type = status == 404 ? "not_found" : status == 405 ? "method_not_allowed" : "error";
        write(context, status, Failures.body(sentence, type, requestId(context)));
    }

    private List<String> methodsAt(String path) {
        return routes.stream()
                .filter(route -> path.matches(route.path().replaceAll("\\{\\w+}", "[^/]+")))
                .map(route -> route.method().name())
                .distinct()
                .toList();
    }

    private static void write(Context context, int status, Object body) {
        if (context.res().isCommitted()) return; // a stream has begun; it tells its own errors
        context.status(status)
                .contentType("application/json")
                .result(chatlab.database.Json.bytes(body));
    }

    private static String requestId(Context context) {
        return String.valueOf(context.<String>attribute(Call.REQUEST_ID));
    }

    private static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address exists, but not with this method.";
            case 413 -> "The body is too large.";
            default -> "The request cannot be answered.";
        };
    }

    private void answered(Context context, Float millis) {
        slowClients.answered(connection(context));
        log(context, millis);
    }

    private static Connection connection(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection();
    }

    /** One line a request; never a token, a query or a text. */
    private static void log(Context context, Float millis) {
        if (!LOG.isInfoEnabled()) return;
        LOG.info(
                "{} {} {} {} ms, request {}",
                context.method(),
                route(context),
                context.statusCode(),
                millis.intValue(),
                requestId(context));
    }

    /** Never the path itself, in which there may be anything. */
    private static String route(Context context) {
        var matched = context.endpoints().lastHttpEndpoint();
        return matched == null ? "-" : matched.path;
    }

    /** Adds one feature's routes. */
    public void register(Consumer<Api> feature) {
        feature.accept(this);
    }
}
