package chatlab.persona.own;

import chatlab.database.Database;
import chatlab.failure.Failure;
import chatlab.http.Api;
import chatlab.http.Call;
import chatlab.persona.picture.DrawnPicture;

/** Pictures of own characters, open to whoever has the address: an image element sends no token. */
public final class AvatarRoutes {
    private final Database database;

    public AvatarRoutes(Database database) {
        this.database = database;
    }

    public void register(Api api) {
        api.get("/avatars/{sha256}", this::uploaded);
        api.get("/avatars/drawn/{color}/{initials}", AvatarRoutes::drawn);
    }

    private void uploaded(Call call) {
        String hash = call.pathText("sha256");
        if (!hash.matches("[0-9a-f]{64}")) throw unknown();
        byte[] png =
                database.read(sql -> AvatarStore.find(sql, hash))
                        .orElseThrow(AvatarRoutes::unknown);
        answer(call, "image/png", png);
    }

    private static void drawn(Call call) {
        byte[] svg =
                DrawnPicture.svg(call.pathText("color"), call.pathText("initials"))
                        .orElseThrow(AvatarRoutes::unknown);
        answer(call, "image/svg+xml", svg);
    }

    private static void answer(Call call, String type, byte[] picture) {
        call.header("Cache-Control", "public, max-age=31536000, immutable");
        call.header("Cross-Origin-Resource-Policy", "cross-origin"); // for a page hosted elsewhere
        call.content(type, picture);
    }

    private static Failure unknown() {
        return new Failure.NotFound("There is no such picture.");
    }
}
