package chatlab.persona.own;

import static chatlab.database.generated.Tables.AVATARS;
import static chatlab.database.generated.Tables.CHARACTERS;
import static chatlab.database.generated.Tables.PARTICIPANTS;

import chatlab.persona.picture.Picture;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Pictures of users' own characters. They stay while the character, or a discussion that seats it,
 * is there.
 */
public final class AvatarStore {
    private AvatarStore() {}

    static void keep(
            DSLContext sql, String userId, String characterId, Picture picture, Instant now) {
        sql.insertInto(AVATARS)
                .set(AVATARS.CHARACTER_ID, characterId)
                .set(AVATARS.HASH, picture.sha256())
                .set(AVATARS.USER_ID, userId)
                .set(AVATARS.CONTENT, picture.png())
                .set(AVATARS.CREATED_AT, now)
                .onConflict(AVATARS.CHARACTER_ID, AVATARS.HASH)
                .doNothing()
                .execute();
    }

    /** Whoever knows the hash may see it. */
    static Optional<byte[]> find(DSLContext sql, String hash) {
        return sql.select(AVATARS.CONTENT)
                .from(AVATARS)
                .where(AVATARS.HASH.eq(hash))
                .limit(1)
                .fetchOptional(AVATARS.CONTENT);
    }

    static Optional<Picture> find(DSLContext sql, String userId, String characterId, String hash) {
        return sql.select(AVATARS.CONTENT)
                .from(AVATARS)
                .where(AVATARS.CHARACTER_ID.eq(characterId))
                .and(AVATARS.HASH.eq(hash))
                .and(AVATARS.USER_ID.eq(userId))
                .fetchOptional(AVATARS.CONTENT)
                .map(png -> new Picture(png, hash));
    }

    /** Removes the pictures of a character that is gone, unless a discussion seats it. */
    static void release(DSLContext sql, String userId, String characterId) {
        sql.deleteFrom(AVATARS)
                .where(AVATARS.CHARACTER_ID.eq(characterId))
                .and(AVATARS.USER_ID.eq(userId))
                .and(nobodySeatsIt())
                .execute();
    }

    /** Removes the pictures of characters that are gone and sit nowhere any more. */
    public static void sweep(DSLContext sql) {
        sql.deleteFrom(AVATARS)
                .where(
                        DSL.notExists(
                                DSL.selectOne()
                                        .from(CHARACTERS)
                                        .where(CHARACTERS.ID.eq(AVATARS.CHARACTER_ID))))
                .and(nobodySeatsIt())
                .execute();
    }

    private static Condition nobodySeatsIt() {
        return DSL.notExists(
                DSL.selectOne()
                        .from(PARTICIPANTS)
                        .where(PARTICIPANTS.CHARACTER_ID.eq(AVATARS.CHARACTER_ID)));
    }
}
