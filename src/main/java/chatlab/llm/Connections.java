package chatlab.llm;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to providers, on Apache HttpClient: kept for the next call, looked at before they
 * are used again, hung up at once. It sends what it is given, once, and to nobody else: no
 * redirects, no retries, no cookies, no compression.
 */
final class Connections implements AutoCloseable {
    private static final TimeValue KEPT = TimeValue.ofMinutes(1);
    private static final TimeValue TRUSTED = TimeValue.ofSeconds(1); // a look takes a millisecond
    private static final int MOST = 10_000;
    private static final ContentType JSON = ContentType.create("application/json");
    private static final Http1Config HEAD =
            Http1Config.custom().setMaxLineLength(65_536).setMaxHeaderCount(500).build();

    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient http;

    Connections(Duration connect) {
        this(connect, SystemDefaultDnsResolver.INSTANCE);
    }

    Connections(Duration connect, DnsResolver names) {
        Timeout timeout = Timeout.of(connect);
        this.pool = pool(timeout, names);
        this.http =
                HttpClients.custom()
                        .setConnectionManager(pool)
                        .evictIdleConnections(KEPT)
                        .setProxySelector(ProxySelector.getDefault())
                        .setUserAgent("ChatLab")
                        .setDefaultRequestConfig(
                                RequestConfig.custom()
                                        .setConnectionRequestTimeout(timeout)
                                        .setProtocolUpgradeEnabled(false)
                                        .build())
                        .disableAutomaticRetries()
                        .disableRedirectHandling()
                        .disableCookieManagement()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .disableConnectionState()
                        .build();
    }

    private static PoolingHttpClientConnectionManager pool(Timeout connect, DnsResolver names) {
        // what takes too long once it is connected is for Watch to say
        SocketConfig socket = SocketConfig.custom().setSoTimeout(Timeout.DISABLED).build();
        ConnectionConfig connection =
                ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(TRUSTED)
                        .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(tls())
                .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(HEAD).build())
                .setDefaultConnectionConfig(connection)
                .setDefaultSocketConfig(socket)
                .setMaxConnTotal(MOST)
                .setMaxConnPerRoute(MOST)
                .build();
    }

    /** Names are checked by Java itself, which needs no list of public suffixes. */
    private static TlsSocketStrategy tls() {
        return ClientTlsStrategyBuilder.create()
                .setHostVerificationPolicy(HostnameVerificationPolicy.BUILTIN)
                .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                .buildClassic();
    }

    /** Begins a call, and does not wait for anything. */
    Call post(Post post) {
        return new Call(post);
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    /** One call. Closing it hangs up, unless it was {@linkplain #letGo let go} before. */
    final class Call implements AutoCloseable {
        private static final int REST = 65_536;

        private final Post post;
        private final CompletableFuture<ClassicHttpResponse> head;
        private volatile HttpPost request;
        private volatile boolean hungUp;
        private volatile boolean letGo;

        private Call(Post post) {
            this.post = post;
            this.request = request();
            // on a thread of its own, for nothing can end the lookup of a name
            this.head = CompletableFuture.supplyAsync(this::ask, Thread::startVirtualThread);
        }

        /** Waits until the answer has begun. */
        int status() throws IOException {
            return head().getCode();
        }

        /** Empty where there is none. */
        String header(String name) throws IOException {
            Header header = head().getFirstHeader(name);
            return header == null || header.getValue() == null ? "" : header.getValue();
        }

        InputStream body() throws IOException {
            HttpEntity entity = head().getEntity();
            return entity == null ? InputStream.nullInputStream() : entity.getContent();
        }

        /** Ends it, wherever it is; from any thread, at any time. */
        void hangUp() {
            hungUp = true;
            request.cancel();
            head.cancel(false);
        }

        /** Nobody waits for the end of the line, but a connection read to its end is used again. */
        void letGo() {
            letGo = true;
            Thread.startVirtualThread(this::readRest);
        }

        @Override
        public void close() {
            if (!letGo) hangUp();
        }

        private void readRest() {
            try (Watch watch = Watch.forAMoment(this::hangUp)) {
                InputStream rest = body();
                if (rest.readNBytes(REST).length == REST) hangUp();
            } catch (IOException held) {
                hangUp();
            }
        }

        private ClassicHttpResponse head() throws IOException {
            try {
                return head.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof IOException io ? io : new IOException(failed);
            } catch (CancellationException stopped) {
                throw new IOException(stopped);
            }
        }

        /** Asks once more, on a new connection, where the one at hand had been left long ago. */
        private ClassicHttpResponse ask() {
            HttpClientContext context = HttpClientContext.create();
            try {
                return http.executeOpen(null, request, context);
            } catch (IOException fault) {
                if (hungUp || !isStale(fault, context)) throw new CompletionException(fault);
            }
            pool.closeIdle(TimeValue.ZERO_MILLISECONDS);
            request = request();
            if (hungUp) request.cancel();
            try {
                return http.executeOpen(null, request, null);
            } catch (IOException fault) {
                throw new CompletionException(fault);
            }
        }

        private HttpPost request() {
            HttpPost request = new HttpPost(URI.create(post.url()));
            post.headers().forEach(request::setHeader);
            request.setHeader("Accept", "text/event-stream");
            request.setEntity(
                    new ByteArrayEntity(post.json().getBytes(StandardCharsets.UTF_8), JSON));
            return request;
        }
    }

    /**
     * The connection had been used before, and this time it broke before the answer's head was in.
     */
    private static boolean isStale(IOException fault, HttpClientContext context) {
        EndpointDetails line = context.getEndpointDetails();
        return line != null
                && line.getRequestCount() > 1
                && (fault instanceof NoHttpResponseException
                        || fault instanceof SocketException
                        || fault instanceof SSLException);
    }
}
