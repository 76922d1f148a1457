package chatlab.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chatlab.testing.Forge;
import chatlab.testing.PublicKeys;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureGenerationException;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of every type, and EdDSA's signatures. */
class AlgorithmsTest {
    private static final KeyPair ED = PublicKeys.pair("Ed25519", 255);
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final Forge forge = Forge.of("ed-1", ED, new Forge.Terms("me", "you", "ada"));
    private final Algorithm eddsa = Algorithms.of(ED.getPublic()).orElseThrow();

    @ParameterizedTest
    @CsvSource({"DSA, 2048", "Ed448, 448", "X25519, 255", "DH, 2048"})
    void knowsNoOtherType(String type, int bits) {
        assertEquals(Optional.empty(), Algorithms.of(PublicKeys.pair(type, bits).getPublic()));
    }

    @Test
    void readsAnEd25519KeyFromItsBytes() throws GeneralSecurityException {
        for (int i = 0; i < 8; i++) { // x is odd in every second key
            KeyPair pair = PublicKeys.pair("Ed25519", 255);
            byte[] point = PublicKeys.point((EdECPublicKey) pair.getPublic());

            assertArrayEquals(pair.getPublic().getEncoded(), Ed25519.key(point).getEncoded());
        }
    }

    @Test
    void verifiesWhatWasSignedAndNothingElse() {
        eddsa.verify(JWT.decode(forge.token()));

        String[] parts = forge.token().split("\\.");
        refuses(parts[0] + "." + parts[1] + "." + PublicKeys.base64(new byte[64]));
        refuses(parts[0] + "." + parts[1] + "." + PublicKeys.base64(new byte[63]));
        refuses(parts[0] + "." + parts[1] + ".%%%");
        refuses(parts[0] + "." + parts[1] + ".");
        Forge other = Forge.of("ed-1", PublicKeys.pair("Ed25519", 255), forge.terms());
        refuses(other.token());
    }

    @Test
    void refusesASecondSignatureMadeOfAGoodOne() {
        String token = forge.token();
        int dot = token.lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
        byte[] s = reversed(Arrays.copyOfRange(signature, 32, 64));
        String larger = PublicKeys.number(new BigInteger(1, s).add(ORDER), 32);
        System.arraycopy(reversed(Base64.getUrlDecoder().decode(larger)), 0, signature, 32, 32);

        refuses(token.substring(0, dot + 1) + PublicKeys.base64(signature));
    }

    @Test
    void signsNothing() {
        assertEquals("EdDSA", eddsa.getName());
        assertThrows(SignatureGenerationException.class, () -> eddsa.sign(new byte[] {1}));
    }

    private void refuses(String token) {
        var decoded = JWT.decode(token);
        assertThrows(SignatureVerificationException.class, () -> eddsa.verify(decoded));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) reversed[i] = bytes[bytes.length - 1 - i];
        return reversed;
    }
}
