package chatlab.http;

import chatlab.config.HttpConfig;
import chatlab.config.Network;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from. What a proxy says of it counts where the proxy is one of ours; what a
 * client says never does.
 */
final class Addresses {
    /** What one connection to the internet has: whoever is given it has all of its addresses. */
    private static final int IPV6_BITS = 64;

    private final List<Network> trusted;
    private final boolean onFly;

    Addresses(HttpConfig config) {
        this.trusted = config.trustedProxies();
        this.onFly = config.onFly();
    }

    /** The client, as limits count: an IPv4 address, or the /64 that an IPv6 address is in. */
    String of(Context context) {
        String peer = context.req().getRemoteAddr();
        Optional<InetAddress> known = parse(peer);
        if (known.isEmpty()) return peer;
        InetAddress client = isTrusted(known.get()) ? forwarded(context, known.get()) : known.get();
        return client instanceof Inet6Address
                ? Network.around(client, IPV6_BITS).toString()
                : client.getHostAddress();
    }

    /** Whether the client's own connection is encrypted. */
    boolean isSecure(Context context) {
        if (context.req().isSecure()) return true;
        boolean trusts = parse(context.req().getRemoteAddr()).filter(this::isTrusted).isPresent();
        return trusts && "https".equalsIgnoreCase(context.header("X-Forwarded-Proto"));
    }

    /**
     * The last hop that is none of ours. Fly.io's proxy puts an address of its own behind the
     * client's and says the client's apart; elsewhere that header may be the client's invention, so
     * it counts only where nothing else is said.
     */
    private InetAddress forwarded(Context context, InetAddress peer) {
        Optional<InetAddress> fly =
                Optional.ofNullable(context.header("Fly-Client-IP")).flatMap(Addresses::parse);
        List<String> hops =
                context.req().getHeaders("X-Forwarded-For").hasMoreElements()
                        ? hops(context)
                        : List.of();
        if (onFly || hops.isEmpty()) return fly.orElseGet(() -> lastForeign(hops, peer));
        return lastForeign(hops, peer);
    }

    /** A header that came twice is one list. */
    private static List<String> hops(Context context) {
        StringBuilder all = new StringBuilder();
        context.req()
                .getHeaders("X-Forwarded-For")
                .asIterator()
                .forEachRemaining(line -> all.append(line).append(','));
        return List.of(all.toString().split(","));
    }

    private InetAddress lastForeign(List<String> hops, InetAddress peer) {
        InetAddress nearest = peer;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = parse(hop);
            if (address.isEmpty()) return nearest; // what is before it is worth no more
            nearest = address.get();
            if (!isTrusted(nearest)) return nearest;
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /** Also in brackets, with a port or a zone. */
    private static Optional<InetAddress> parse(String text) {
        String bare =
                text.strip()
                        .replaceFirst("^\\[(.*)](:\\d+)?$", "$1")
                        .replaceFirst("%.*$", "")
                        .replaceFirst("^(\\d+\\.\\d+\\.\\d+\\.\\d+):\\d+$", "$1");
        return Network.address(bare);
    }
}
