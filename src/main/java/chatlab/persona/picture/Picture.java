package chatlab.persona.picture;

import chatlab.database.Sha256;

/** A picture as it is kept and served: PNG, at most 512 × 512, nothing but the picture. */
public record Picture(byte[] png, String sha256) {
    public static Picture of(byte[] png) {
        return new Picture(png, Sha256.hex(png));
    }

    /** Where it is to be had. */
    public String url() {
        return "/avatars/" + sha256;
    }
}
