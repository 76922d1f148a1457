package chatlab.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that share their first bits, such as {@code 10.0.0.0/8} or {@code ::1}.
 *
 * @param bits how many
 */
public record Network(InetAddress address, int bits) {
    /** Digits and their separators only, so that no name is ever looked up. */
    private static final Pattern NUMERIC =
            Pattern.compile(
                    "\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*(\\d{1,3}(\\.\\d{1,3}){3})?");

    /** An IPv6 address that ends in an IPv4 one, written in full. */
    private static final int LONGEST = 45;

    /** An address alone is a network of one. */
    static Optional<Network> parse(String text) {
        String[] parts = text.split("/", 2);
        Optional<InetAddress> address = address(parts[0]);
        if (address.isEmpty()) return Optional.empty();
        int most = address.get().getAddress().length * Byte.SIZE;
        if (parts.length == 1) return Optional.of(new Network(address.get(), most));
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most)
            return Optional.empty();
        return Optional.of(new Network(address.get(), Integer.parseInt(parts[1])));
    }

    /** An address written in numbers; an IPv4 address within IPv6 is the IPv4 one. */
    public static Optional<InetAddress> address(String text) {
        if (text.length() > LONGEST || !NUMERIC.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        return mine.length == theirs.length
                && Arrays.equals(first(mine, bits), first(theirs, bits));
    }

    /** The network of this address with so many bits. */
    public static Network around(InetAddress address, int bits) {
        try {
            return new Network(InetAddress.getByAddress(first(address.getAddress(), bits)), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }

    private static byte[] first(byte[] address, int bits) {
        byte[] kept = address.clone();
        for (int i = 0; i < kept.length; i++) {
            int left = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            kept[i] &= (byte) (0xFF << (Byte.SIZE - left));
        }
        return kept;
    }
}
