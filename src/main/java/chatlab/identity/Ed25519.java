package chatlab.identity;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.Set;

/** EdDSA over Ed25519 (RFC 8037), which the token library lacks. It verifies; it never signs. */
final class Ed25519 extends Algorithm {
    static final int KEY_BYTES = 32;

    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger OF_ORDER_EIGHT =
            new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16);

    /** The y of the points of order 1, 2, 4 and 8; under such a key anybody can sign. */
    private static final Set<BigInteger> LOW_ORDER =
            Set.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    P.subtract(BigInteger.ONE),
                    OF_ORDER_EIGHT,
                    P.subtract(OF_ORDER_EIGHT));

    private final EdECPublicKey key;

    Ed25519(EdECPublicKey key) {
        super("EdDSA", "EdDSA over Ed25519");
        this.key = key;
    }

    /**
     * The key that RFC 8032 writes in these bytes: y, little end first, and in the topmost bit
     * whether x is odd.
     *
     * @throws GeneralSecurityException where there is no such point
     */
    static PublicKey key(byte[] encoded) throws GeneralSecurityException {
        if (encoded.length != KEY_BYTES) throw new GeneralSecurityException("not 32 bytes");
        byte[] bigEndFirst = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) bigEndFirst[i] = encoded[KEY_BYTES - 1 - i];
        boolean xIsOdd = (bigEndFirst[0] & 0x80) != 0;
        bigEndFirst[0] &= 0x7f;
        var point = new EdECPoint(xIsOdd, new BigInteger(1, bigEndFirst));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    /** Whether this is a point, and none of low order: the JDK takes those as well. */
    static boolean isSound(EdECPublicKey key) {
        try {
            Signature.getInstance("Ed25519").initVerify(key);
            return !LOW_ORDER.contains(key.getPoint().getY());
        } catch (GeneralSecurityException noPoint) {
            return false;
        }
    }

    @Override
    public void verify(DecodedJWT token) {
        String signed = token.getHeader() + "." + token.getPayload();
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            if (signature.verify(Base64.getUrlDecoder().decode(token.getSignature()))) return;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new SignatureVerificationException(this, unreadable);
        }
        throw new SignatureVerificationException(this);
    }

    @Override
    public byte[] sign(byte[] content) {
        throw new SignatureGenerationException(
                this, new UnsupportedOperationException("the private key is the issuer's"));
    }
}
