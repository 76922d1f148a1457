package chatlab.persona.own;

import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.persona.CharacterDraft;
import chatlab.persona.CharacterStore;
import chatlab.persona.OwnCharacter;
import chatlab.persona.Persona;
import chatlab.persona.Personas;
import chatlab.persona.card.Imported;
import chatlab.persona.picture.Picture;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Making and changing a user's own characters, inside the caller's transaction. */
public final class OwnCharacters {
    /** So that nobody fills the storage. */
    private static final int MOST = 500;

    private static final String UPLOADED = "/avatars/";

    private final Personas personas;
    private final Clock clock;

    public OwnCharacters(Personas personas, Clock clock) {
        this.personas = personas;
        this.clock = clock;
    }

    /** Forbidden where it is another's, not found where there is none. */
    public OwnCharacter own(DSLContext sql, String userId, String id) {
        return CharacterStore.find(sql, userId, id).orElseThrow(() -> missing(sql, id));
    }

    /**
     * @param duplicated whose traits it takes where the draft says nothing
     */
    public OwnCharacter create(
            DSLContext sql, String userId, CharacterDraft draft, @Nullable String duplicated) {
        String id = newId(sql, userId);
        Persona before = CharacterDraft.blank(id);
        String card = null;
        if (duplicated != null) {
            before = duplicable(personas.find(sql, userId, duplicated));
            card =
                    CharacterStore.find(sql, userId, duplicated)
                            .map(OwnCharacter::card)
                            .orElse(null);
            copyPicture(sql, userId, before, id);
        }
        return add(sql, userId, draft.appliedTo(before, id, 1), card);
    }

    public OwnCharacter imported(
            DSLContext sql, String userId, Imported imported, Optional<Picture> picture) {
        String id = newId(sql, userId);
        Persona made = imported.draft().appliedTo(CharacterDraft.blank(id), id, 1);
        String portrait =
                imported.portraitOf()
                        .flatMap(personas.library()::find)
                        .map(Persona::avatarUrl)
                        .orElse(null);
        String avatar = picture.map(Picture::url).orElse(portrait);
        Instant now = clock.instant();
        OwnCharacter added =
                add(
                        sql,
                        userId,
                        made.withLore(imported.lore()).withAvatar(avatar),
                        imported.card());
        picture.ifPresent(each -> AvatarStore.keep(sql, userId, id, each, now));
        return added;
    }

    /**
     * @param cleared fields that it shall not have any more
     */
    public OwnCharacter change(
            DSLContext sql, String userId, String id, CharacterDraft draft, List<String> cleared) {
        return change(
                sql,
                userId,
                id,
                before ->
                        draft.appliedTo(
                                before.without(cleared), before.id(), before.version() + 1));
    }

    public OwnCharacter picture(DSLContext sql, String userId, String id, Picture picture) {
        OwnCharacter changed =
                change(
                        sql,
                        userId,
                        id,
                        before ->
                                before.withAvatar(picture.url()).withVersion(before.version() + 1));
        AvatarStore.keep(sql, userId, id, picture, clock.instant());
        return changed;
    }

    /** The uploaded picture of a character, where it has one. */
    public Optional<Picture> picture(DSLContext sql, OwnCharacter character) {
        return hash(character.persona())
                .flatMap(hash -> AvatarStore.find(sql, character.userId(), character.id(), hash));
    }

    public void delete(DSLContext sql, String userId, String id) {
        if (!CharacterStore.delete(sql, userId, id)) throw missing(sql, id);
        AvatarStore.release(sql, userId, id);
    }

    private OwnCharacter add(
            DSLContext sql, String userId, Persona persona, @Nullable String card) {
        Instant now = clock.instant();
        OwnCharacter character = new OwnCharacter(userId, persona, card, now, now);
        CharacterStore.add(sql, character);
        return character;
    }

    private OwnCharacter change(
            DSLContext sql, String userId, String id, UnaryOperator<Persona> change) {
        Database.lock(sql, "character " + id);
        OwnCharacter before = own(sql, userId, id);
        OwnCharacter after =
                new OwnCharacter(
                        userId,
                        change.apply(before.persona()),
                        before.card(),
                        before.createdAt(),
                        clock.instant());
        CharacterStore.change(sql, before, after);
        return after;
    }

    /** Counted under a lock, so that two at once do not both become the last one. */
    private static String newId(DSLContext sql, String userId) {
        Database.lock(sql, "characters of " + userId);
        if (CharacterStore.count(sql, userId) >= MOST)
            throw new Failure.Conflict(
                    "You have %d characters, which is as many as can be kept. Delete one first."
                            .formatted(MOST));
        return UuidCreator.getTimeOrderedEpoch().toString();
    }

    private static Persona duplicable(Optional<Persona> found) {
        Persona persona =
                found.orElseThrow(
                        () ->
                                new Failure.Invalid(
                                        "duplicate_of", "There is no such character.", "unknown"));
        return persona.own() == null ? persona.withAvatar(persona.avatarUrl()) : persona;
    }

    private void copyPicture(DSLContext sql, String userId, Persona from, String id) {
        hash(from)
                .flatMap(hash -> AvatarStore.find(sql, userId, from.id(), hash))
                .ifPresent(picture -> AvatarStore.keep(sql, userId, id, picture, clock.instant()));
    }

    private static Optional<String> hash(Persona persona) {
        return Optional.ofNullable(persona.own())
                .map(Persona.Own::avatar)
                .filter(url -> url.startsWith(UPLOADED))
                .map(url -> url.substring(UPLOADED.length()));
    }

    private static Failure missing(DSLContext sql, String id) {
        return CharacterStore.ownerOf(sql, id).isPresent()
                ? Personas.anothers()
                : new Failure.NotFound("There is no such character.");
    }
}
