package chatlab.testing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The names for which this process has ever asked the name service; Java finds it by {@code
 * META-INF/services}. Names under {@link #NOBODY} are never asked of a real one.
 */
public final class NamesAsked extends InetAddressResolverProvider {
    /** No host is ever called that (RFC 2606). */
    public static final String NOBODY = ".invalid";

    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();

    /** Those that contain {@code part}. */
    public static Stream<String> containing(String part) {
        return ASKED.stream().filter(name -> name.contains(part));
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver real = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
                    throws UnknownHostException {
                ASKED.add(host);
                if (host.endsWith(NOBODY)) throw new UnknownHostException(host);
                return real.lookupByName(host, policy);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return real.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "names-asked";
    }
}
