package chatlab.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id with OWASP's least parameters: 19 MiB, two passes. At most two hashes are computed at
 * once.
 */
final class Passwords {
    private static final Argon2Function ARGON2ID =
            Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;

    private final Semaphore room = new Semaphore(2);

    /**
     * Checked in place of an account that does not exist, so that its absence takes as long to find
     * out.
     */
    private final String nobody = hash("nobody has this password");

    String hash(String password) {
        room.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult();
        } finally {
            room.release();
        }
    }

    boolean matches(String password, @Nullable String hash) {
        room.acquireUninterruptibly();
        try {
            String against = Optional.ofNullable(hash).orElse(nobody);
            boolean same =
                    Password.check(password, against)
                            .with(Argon2Function.getInstanceFromHash(against));
            return same && hash != null;
        } finally {
            room.release();
        }
    }
}
