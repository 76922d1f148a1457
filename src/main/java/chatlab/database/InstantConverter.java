package chatlab.database;

import java.time.Instant;
import org.jooq.impl.AbstractConverter;

/** Columns ending in {@code _at}: epoch milliseconds in the database, {@link Instant} in Java. */
public final class InstantConverter extends AbstractConverter<Long, Instant> {
    private static final long serialVersionUID = 1L;

    public InstantConverter() {
        super(Long.class, Instant.class);
    }

    @Override
    @SuppressWarnings("NullAway") // jOOQ's contract: SQL NULL is null on both sides
    public Instant from(Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    @SuppressWarnings("NullAway")
    public Long to(Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
