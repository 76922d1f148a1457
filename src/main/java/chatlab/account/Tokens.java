package chatlab.account;

import org.jspecify.annotations.Nullable;

/** What a login answers. {@code expiresIn}: seconds that the access token counts. */
record Tokens(
        String accessToken, String refreshToken, String tokenType, long expiresIn, User user) {

    record User(
            String id,
            @Nullable String email,
            @Nullable String fullName,
            boolean isAnonymous,
            String role) {}
}
