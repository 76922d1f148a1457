package chatlab.identity;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * Which signature algorithm a public key is for: one for each type, so that a token cannot choose.
 */
public final class Algorithms {
    private static final int P256_BITS = 256;
    private static final int RSA_LEAST_BITS = 2048;

    private Algorithms() {}

    /** ES256 for EC P-256, RS256 for RSA from 2,048 bits; nothing for any other key. */
    public static Optional<Algorithm> of(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec when ec.getParams().getOrder().bitLength() == P256_BITS ->
                    Optional.of(Algorithm.ECDSA256(ec, null));
            case RSAPublicKey rsa when rsa.getModulus().bitLength() >= RSA_LEAST_BITS ->
                    Optional.of(Algorithm.RSA256(rsa, null));
            default -> Optional.empty();
        };
    }
}
