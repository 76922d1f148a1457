package chatlab.persona.own;

import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.persona.CharacterViews;
import chatlab.persona.Names;
import chatlab.persona.OwnCharacter;
import chatlab.persona.card.CardExport;
import chatlab.persona.card.CardFile;
import chatlab.persona.card.CardImport;
import chatlab.persona.card.Imported;
import chatlab.persona.picture.Picture;
import chatlab.persona.picture.Pictures;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Character cards in and out. */
public final class CardRoutes {
    private static final String ALL = "/api/{user_id}/characters";

    /** Called so where the name has no letter that every disk takes. */
    private static final String OTHERWISE = "character";

    /** A character, and its picture where one was uploaded. */
    private record Found(OwnCharacter character, Optional<Picture> picture) {}

    private final Database database;
    private final OwnCharacters characters;
    private final Pictures pictures;
    private final int mostBytes;
    private final Clock clock;

    /**
     * @param mostBytes the largest upload
     */
    public CardRoutes(
            Database database,
            OwnCharacters characters,
            Pictures pictures,
            int mostBytes,
            Clock clock) {
        this.database = database;
        this.characters = characters;
        this.pictures = pictures;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    public void register(Api api) {
        api.post(ALL + "/import", this::take);
        api.get(ALL + "/{character_id}/card", this::give);
    }

    private void take(Call call) {
        CardFile file = file(call);
        Imported imported = CardImport.of(file, call.checked(file.document()));
        Optional<Picture> picture = imported.image().map(pictures::read);
        call.json(
                201,
                CharacterViews.own(
                        OwnCharacterRoutes.once(
                                database,
                                clock,
                                call,
                                sql ->
                                        characters.imported(
                                                sql, call.userId(), imported, picture))));
    }

    private CardFile file(Call call) {
        call.takeUpload();
        return switch (call.contentType()) {
            case "application/json" -> CardFile.ofJson(call.upload(mostBytes));
            case "image/png" -> CardFile.ofPng(call.upload(mostBytes));
            case "multipart/form-data" -> uploaded(call);
            default ->
                    throw new Failure.WrongType(
                            "Please send a card as application/json, image/png or multipart/form-data.");
        };
    }

    /** In a form, what is no card is a faulty field and no bad request. */
    private CardFile uploaded(Call call) {
        byte[] bytes =
                call.uploadedPart("file", mostBytes)
                        .orElseThrow(
                                () ->
                                        new Failure.Invalid(
                                                "file",
                                                "The form needs a part with this name.",
                                                "missing"));
        try {
            return CardFile.read(bytes);
        } catch (Failure.Malformed neither) {
            throw new Failure.Invalid(
                    List.of(
                            new Failure.Fault(
                                    List.of("body", "file"),
                                    "This is neither a PNG nor JSON.",
                                    "card")));
        }
    }

    private void give(Call call) {
        JsonNode query = call.query();
        Found found = database.read(sql -> found(sql, call));
        boolean png = query.path("format").asText("json").equals("png");
        var spec =
                query.path("spec").asText("v3").equals("v2")
                        ? CardExport.Spec.V2
                        : CardExport.Spec.V3;
        String name =
                Names.file(Names.slug(found.character().persona().name(), OTHERWISE), OTHERWISE);
        call.header(
                "Content-Disposition",
                "attachment; filename=\"" + name + (png ? ".png\"" : ".json\""));
        if (png) call.content("image/png", png(found));
        else
            call.content(
                    "application/json",
                    CardExport.bytes(CardExport.of(found.character(), spec, found.picture())));
    }

    private Found found(DSLContext sql, Call call) {
        OwnCharacter own = characters.own(sql, call.userId(), OwnCharacterRoutes.id(call));
        return new Found(own, characters.picture(sql, own));
    }

    private byte[] png(Found found) {
        OwnCharacter character = found.character();
        Picture picture =
                found.picture().orElseGet(() -> pictures.bust(character.persona().color()));
        return CardFile.png(
                picture.png(),
                CardExport.of(character, CardExport.Spec.V3, Optional.empty()),
                CardExport.of(character, CardExport.Spec.V2, Optional.empty()));
    }
}
