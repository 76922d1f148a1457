package chatlab.privacy;

import static chatlab.database.generated.Tables.ACCOUNTS;
import static chatlab.database.generated.Tables.AVATARS;
import static chatlab.database.generated.Tables.CACHED_ANSWERS;
import static chatlab.database.generated.Tables.CHARACTERS;
import static chatlab.database.generated.Tables.CHARACTER_VERSIONS;
import static chatlab.database.generated.Tables.CONVERSATIONS;
import static chatlab.database.generated.Tables.IDEMPOTENCY_KEYS;
import static chatlab.database.generated.Tables.LOGIN_FAILURES;
import static chatlab.database.generated.Tables.MESSAGES;
import static chatlab.database.generated.Tables.MESSAGE_VERSIONS;
import static chatlab.database.generated.Tables.PARTICIPANTS;
import static chatlab.database.generated.Tables.PASSWORD_LINKS;
import static chatlab.database.generated.Tables.PERSONA_SNAPSHOTS;
import static chatlab.database.generated.Tables.PROFILES;
import static chatlab.database.generated.Tables.PROMPT_TEXTS;
import static chatlab.database.generated.Tables.REFRESH_TOKENS;
import static chatlab.database.generated.Tables.ROLLING_SUMMARIES;
import static chatlab.database.generated.Tables.TOKEN_USAGE;
import static chatlab.database.generated.Tables.TURN_LEASES;
import static chatlab.database.generated.Tables.USERS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import chatlab.account.LoginFailures;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;

/** Everything that is held of one user: which rows of which tables. */
final class UserDataStore {
    /** An own character's id is a UUID, a built-in one's a word. */
    private static final String UUID_FORM = "________-____-____-____-____________";

    /**
     * One table's share.
     *
     * @param mine which rows are this user's
     * @param kept what is not handed out: secrets, and what has a file of its own
     */
    record Share(Table<?> table, Condition mine, Set<Field<?>> kept) {
        Share(Table<?> table, Condition mine) {
            this(table, mine, Set.of());
        }

        List<Field<?>> shown() {
            return table.fieldStream()
                    .<Field<?>>map(f -> f)
                    .filter(f -> !kept.contains(f))
                    .toList();
        }
    }

    private UserDataStore() {}

    /** Children before their parents, so that they can be deleted in this order. */
    static List<Share> shares(String userId) {
        Select<Record1<UUID>> talks =
                select(CONVERSATIONS.ID)
                        .from(CONVERSATIONS)
                        .where(CONVERSATIONS.USER_ID.eq(userId));
        Select<Record1<UUID>> said =
                select(MESSAGES.ID).from(MESSAGES).where(MESSAGES.CONVERSATION_ID.in(talks));
        Select<Record1<String>> characters =
                select(CHARACTERS.ID).from(CHARACTERS).where(CHARACTERS.USER_ID.eq(userId));
        return List.of(
                new Share(MESSAGE_VERSIONS, MESSAGE_VERSIONS.MESSAGE_ID.in(said)),
                new Share(MESSAGES, MESSAGES.CONVERSATION_ID.in(talks)),
                new Share(ROLLING_SUMMARIES, ROLLING_SUMMARIES.CONVERSATION_ID.in(talks)),
                new Share(PROMPT_TEXTS, PROMPT_TEXTS.CONVERSATION_ID.in(talks)),
                new Share(TURN_LEASES, TURN_LEASES.CONVERSATION_ID.in(talks)),
                new Share(PARTICIPANTS, PARTICIPANTS.CONVERSATION_ID.in(talks)),
                new Share(CONVERSATIONS, CONVERSATIONS.USER_ID.eq(userId)),
                new Share(CHARACTER_VERSIONS, CHARACTER_VERSIONS.CHARACTER_ID.in(characters)),
                new Share(CHARACTERS, CHARACTERS.USER_ID.eq(userId)),
                new Share(AVATARS, AVATARS.USER_ID.eq(userId), Set.of(AVATARS.CONTENT)),
                new Share(IDEMPOTENCY_KEYS, IDEMPOTENCY_KEYS.USER_ID.eq(userId)),
                new Share(TOKEN_USAGE, TOKEN_USAGE.PAYER.eq(userId)),
                new Share(CACHED_ANSWERS, CACHED_ANSWERS.USER_ID.eq(userId)),
                new Share(PROFILES, PROFILES.USER_ID.eq(userId)),
                secret(
                        REFRESH_TOKENS,
                        REFRESH_TOKENS.USER_ID.eq(userId),
                        REFRESH_TOKENS.TOKEN_HASH),
                secret(
                        PASSWORD_LINKS,
                        PASSWORD_LINKS.USER_ID.eq(userId),
                        PASSWORD_LINKS.TOKEN_HASH),
                secret(ACCOUNTS, ACCOUNTS.USER_ID.eq(userId), ACCOUNTS.PASSWORD_HASH),
                new Share(USERS, USERS.ID.eq(userId)));
    }

    private static Share secret(Table<?> table, Condition mine, Field<?> secret) {
        return new Share(table, mine, Set.of(secret));
    }

    /** Deleted ones, too; the oldest first. */
    static List<UUID> conversations(DSLContext sql, String userId) {
        return sql.select(CONVERSATIONS.ID)
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.USER_ID.eq(userId))
                .orderBy(CONVERSATIONS.ID)
                .fetch(CONVERSATIONS.ID);
    }

    static List<String> usersMetBetween(DSLContext sql, Instant from, Instant to) {
        return sql.select(USERS.ID)
                .from(USERS)
                .where(USERS.CREATED_AT.between(from, to))
                .fetch(USERS.ID);
    }

    /** The rows of a share, one at a time. */
    static void forEach(DSLContext sql, Share share, Consumer<Record> action) {
        try (var rows =
                sql.select(share.shown()).from(share.table()).where(share.mine()).fetchLazy()) {
            rows.forEach(action);
        }
    }

    /** Pictures of the user's characters: their hash, and the PNG. */
    static void forEachPicture(DSLContext sql, String userId, PictureTaker taker) {
        try (var rows =
                sql.selectDistinct(AVATARS.HASH, AVATARS.CONTENT)
                        .from(AVATARS)
                        .where(AVATARS.USER_ID.eq(userId))
                        .fetchLazy()) {
            rows.forEach(row -> taker.take(row.value1(), row.value2()));
        }
    }

    @FunctionalInterface
    interface PictureTaker {
        void take(String hash, byte[] png);
    }

    /** Leaves no row of theirs. */
    static void delete(DSLContext sql, String userId) {
        List<String> seated = ownSnapshots(sql, userId);
        String email =
                sql.select(ACCOUNTS.EMAIL)
                        .from(ACCOUNTS)
                        .where(ACCOUNTS.USER_ID.eq(userId))
                        .fetchOne(ACCOUNTS.EMAIL);
        for (Share share : shares(userId)) {
            sql.deleteFrom(share.table()).where(share.mine()).execute();
        }
        sql.deleteFrom(PERSONA_SNAPSHOTS)
                .where(PERSONA_SNAPSHOTS.HASH.in(seated))
                .and(
                        notExists(
                                selectOne()
                                        .from(PARTICIPANTS)
                                        .where(
                                                PARTICIPANTS.SNAPSHOT_HASH.eq(
                                                        PERSONA_SNAPSHOTS.HASH))))
                .execute();
        if (email != null) {
            sql.deleteFrom(LOGIN_FAILURES)
                    .where(LOGIN_FAILURES.SUBJECT_HASH.eq(LoginFailures.ofEmail(email)))
                    .execute();
        }
    }

    /** What the user's own characters were like when they sat down somewhere. */
    private static List<String> ownSnapshots(DSLContext sql, String userId) {
        return sql.selectDistinct(PARTICIPANTS.SNAPSHOT_HASH)
                .from(PARTICIPANTS)
                .join(CONVERSATIONS)
                .on(CONVERSATIONS.ID.eq(PARTICIPANTS.CONVERSATION_ID))
                .where(CONVERSATIONS.USER_ID.eq(userId))
                .and(PARTICIPANTS.CHARACTER_ID.like(UUID_FORM))
                .fetch(PARTICIPANTS.SNAPSHOT_HASH);
    }
}
