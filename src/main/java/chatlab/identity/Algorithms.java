package chatlab.identity;

import com.auth0.jwt.algorithms.Algorithm;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Optional;

/**
 * Which signature algorithm a public key is for: one for each type, so that a token cannot choose.
 */
public final class Algorithms {
    private static final EllipticCurve P256 = p256();
    private static final int RSA_LEAST_BITS = 2048;

    private Algorithms() {}

    /**
     * ES256 for EC P-256, RS256 for RSA from 2,048 bits, EdDSA for Ed25519; nothing for any other
     * key, nor for one whose point is unsound.
     */
    public static Optional<Algorithm> of(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec when isOnP256(ec) -> Optional.of(Algorithm.ECDSA256(ec, null));
            case RSAPublicKey rsa when rsa.getModulus().bitLength() >= RSA_LEAST_BITS ->
                    Optional.of(Algorithm.RSA256(rsa, null));
            case EdECPublicKey ed when Ed25519.isSound(ed) -> Optional.of(new Ed25519(ed));
            default -> Optional.empty();
        };
    }

    /** The JDK takes a point beside the curve as well. */
    private static boolean isOnP256(ECPublicKey key) {
        if (!key.getParams().getCurve().equals(P256)) return false;
        BigInteger p = ((ECFieldFp) P256.getField()).getP();
        BigInteger x = key.getW().getAffineX();
        BigInteger y = key.getW().getAffineY();
        BigInteger right = x.pow(3).add(P256.getA().multiply(x)).add(P256.getB());
        boolean within = x.signum() >= 0 && x.compareTo(p) < 0;
        boolean canonical = within && y.signum() >= 0 && y.compareTo(p) < 0;
        return canonical && y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    private static EllipticCurve p256() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
