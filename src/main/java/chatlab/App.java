package chatlab;

import chatlab.account.AccountRoutes;
import chatlab.account.Accounts;
import chatlab.account.ProfileRoutes;
import chatlab.account.SigningKeys;
import chatlab.config.AuthConfig;
import chatlab.config.Config;
import chatlab.conversation.ConversationRoutes;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Conversations;
import chatlab.conversation.MessageStore;
import chatlab.conversation.Once;
import chatlab.database.Database;
import chatlab.database.IdempotencyStore;
import chatlab.discussion.Discussion;
import chatlab.http.Api;
import chatlab.http.Contract;
import chatlab.identity.JwksKeys;
import chatlab.identity.Revocations;
import chatlab.identity.TokenVerifier;
import chatlab.identity.TrustedIssuer;
import chatlab.insight.InsightRoutes;
import chatlab.llm.Llm;
import chatlab.persona.CharacterRoutes;
import chatlab.persona.PersonaLibrary;
import chatlab.persona.Personas;
import chatlab.persona.own.AvatarRoutes;
import chatlab.persona.own.AvatarStore;
import chatlab.persona.own.CardRoutes;
import chatlab.persona.own.OwnCharacterRoutes;
import chatlab.persona.own.OwnCharacters;
import chatlab.persona.picture.Pictures;
import chatlab.privacy.Erasure;
import chatlab.privacy.PrivacyRoutes;
import com.auth0.jwt.algorithms.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole server: everything is made here, bottom to top, and handed to whoever needs it. */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);
    private static final Duration DELETED_KEPT = Duration.ofDays(30);

    /** As many threads as tasks: a long sweep keeps no logout from being heard of. */
    private static final int TASKS = 4;

    /** Who signs tokens, who makes accounts, whose keys are fetched. */
    private record Identity(
            TokenVerifier verifier, Optional<Accounts> accounts, Optional<JwksKeys> keys) {}

    private final Clock clock;
    private final Database database;
    private final Revocations revocations;
    private final Optional<Accounts> accounts;
    private final Optional<JwksKeys> keys;
    private final ConversationStore store = new ConversationStore();
    private final Llm llm;
    private final Discussion discussion;
    private final Erasure erasure;
    private final Api api;
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    TASKS, Thread.ofPlatform().daemon().name("housekeeping").factory());

    public App(Config config, Clock clock) {
        this.clock = clock;
        this.database = Database.open(config.database());
        this.revocations = new Revocations(database, clock);
        Identity identity = identity(config.auth());
        this.accounts = identity.accounts();
        this.keys = identity.keys();
        PersonaLibrary library = new PersonaLibrary();
        Personas personas = new Personas(library);
        OwnCharacters characters = new OwnCharacters(personas, clock);
        Pictures pictures = new Pictures();
        this.llm = Llm.of(config.ai(), database, clock);
        Conversations conversations = new Conversations(store, personas, llm.providers(), clock);
        Once once = new Once(database, conversations, clock);
        this.discussion =
                Discussion.of(
                        database, conversations, store, personas, llm, config.instanceId(), clock);
        this.erasure = new Erasure(database, revocations, discussion.turns(), clock);
        this.api = new Api(config, Contract.load(), identity.verifier(), clock);
        Routes.register(
                api,
                new ServerRoutes(config, database, llm.providers(), version()),
                new CharacterRoutes(library),
                new OwnCharacterRoutes(database, characters, pictures, clock),
                new CardRoutes(
                        database, characters, pictures, config.http().maxUploadBytes(), clock),
                new AvatarRoutes(database),
                new AccountRoutes(accounts, revocations),
                new ProfileRoutes(database, clock),
                new PrivacyRoutes(database, store, erasure, clock),
                new ConversationRoutes(database, conversations, store, once),
                discussion,
                new InsightRoutes(database, conversations, llm, discussion.leanings()));
    }

    /** Serves until closed; gives the port. */
    public int start() {
        every(Duration.ofSeconds(1), discussion.turns()::beat);
        every(Duration.ofSeconds(2), revocations::refresh);
        every(Duration.ofSeconds(5), api::dropSlowClients);
        every(Duration.ofMinutes(10), this::sweep);
        return api.start();
    }

    /** {@code GET /health} and so on: what the contract must name. */
    public List<String> routes() {
        return api.routes();
    }

    /** Takes no more requests, lets running replies be saved, then closes the database. */
    @Override
    public void close() {
        discussion.turns().close();
        api.close();
        timer.shutdownNow();
        keys.ifPresent(JwksKeys::close);
        llm.close();
        database.close();
    }

    static String version() {
        Properties build = new Properties();
        try (InputStream in = App.class.getResourceAsStream("/build.properties")) {
            build.load(Objects.requireNonNull(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return build.getProperty("version");
    }

    private Identity identity(AuthConfig auth) {
        return switch (auth) {
            case AuthConfig.Local local -> {
                SigningKeys keys =
                        local.signingKey()
                                .map(SigningKeys::given)
                                .orElseGet(() -> SigningKeys.stored(database, clock));
                var ourselves =
                        new TrustedIssuer(
                                Accounts.ISSUER,
                                Accounts.AUDIENCE,
                                keys,
                                Optional.empty(),
                                local.guests());
                var accounts = new Accounts(database, keys, revocations, clock, local.guests());
                yield new Identity(
                        new TokenVerifier(ourselves, revocations, clock),
                        Optional.of(accounts),
                        Optional.empty());
            }
            case AuthConfig.Supabase supabase -> {
                var keys = new JwksKeys(supabase.jwksUrl(), clock);
                var project =
                        new TrustedIssuer(
                                supabase.issuer(),
                                Accounts.AUDIENCE,
                                keys,
                                supabase.jwtSecret().map(Algorithm::HMAC256),
                                supabase.guests());
                yield new Identity(
                        new TokenVerifier(project, revocations, clock),
                        Optional.empty(),
                        Optional.of(keys));
            }
            case AuthConfig.Jwks jwks -> {
                var keys = new JwksKeys(jwks.jwksUrl(), clock);
                var issuer =
                        new TrustedIssuer(
                                jwks.issuer(),
                                jwks.audience(),
                                keys,
                                Optional.empty(),
                                jwks.guests());
                yield new Identity(
                        new TokenVerifier(issuer, revocations, clock),
                        Optional.empty(),
                        Optional.of(keys));
            }
        };
    }

    /** Removes what has expired. */
    private void sweep() {
        Instant now = clock.instant();
        api.sweep();
        erasure.sweep();
        database.write(
                sql -> {
                    revocations.sweep(sql);
                    accounts.ifPresent(each -> each.sweep(sql));
                    IdempotencyStore.sweep(sql, now);
                    llm.answers().sweep(sql);
                    store.sweep(sql, now.minus(DELETED_KEPT));
                    MessageStore.sweep(sql, now.minus(DELETED_KEPT));
                    AvatarStore.sweep(sql);
                    return now;
                });
    }

    /** One failure, of a storage that is away for instance, does not end the series. */
    private void every(Duration period, Runnable work) {
        Runnable guarded =
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException fault) {
                        LOG.warn(
                                "Housekeeping failed and will be tried again: {}",
                                fault.getMessage());
                    }
                };
        timer.scheduleWithFixedDelay(
                guarded, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }
}
