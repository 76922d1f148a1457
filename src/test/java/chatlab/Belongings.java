package chatlab;

import chatlab.testing.Answer;
import chatlab.testing.CardPictures;
import chatlab.testing.Client;
import chatlab.testing.User;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Somebody with two conversations, something said in them, and two characters, one of whom is
 * seated; {@code word} is in every text of it.
 *
 * @param things what ids stand for, by the names that isolation.yaml has for them
 */
record Belongings(User user, String word, Map<String, String> things) {
    private static final String PASSWORD = "correct horse battery";

    /** A guest's, or a member's, who has a password. */
    static Belongings of(Client client, String word, boolean member) {
        String email = word + "-" + UUID.randomUUID() + "@example.org";
        String account = "{\"email\":\"%s\",\"password\":\"%s\",\"full_name\":\"%s\"}";
        JsonNode tokens =
                member
                        ? client.post("/auth/register", account.formatted(email, PASSWORD, word))
                                .expect(201)
                                .json()
                        : client.post("/auth/guest", null).expect(200).json();
        User user =
                new User(
                        client,
                        tokens.at("/user/id").asText(),
                        tokens.path("access_token").asText());
        String character = "{\"name\":\"%s\",\"description\":\"A %s.\",\"greeting\":\"%s!\"}";
        String spare = user.character(character.replace("%s", word));
        String seated = user.character(character.replace("%s", word));
        user.putBytes("/characters/" + spare + "/avatar", "image/png", CardPictures.png(9, 9));
        String other = user.launch("Before " + word);
        String conversation = user.launch("Of " + word, "john-dewey", seated);
        Answer said =
                user.post(conversation + "/messages", "{\"content\":\"I say " + word + ".\"}")
                        .expect(200);
        return new Belongings(
                user,
                word,
                Map.of(
                        "conversation",
                        conversation.replace("/conversations/", ""),
                        "other",
                        other.replace("/conversations/", ""),
                        "message",
                        said.at("/message/id"),
                        "character",
                        spare,
                        "seated",
                        seated,
                        "cursor",
                        user.get("/conversations?limit=1").at("/next_cursor"),
                        "email",
                        email,
                        "password",
                        PASSWORD,
                        "refresh",
                        tokens.path("refresh_token").asText()));
    }

    /** The same person with the token of another login. */
    Belongings with(String token) {
        return new Belongings(new User(user.client(), user.id(), token), word, things);
    }

    String thing(String name) {
        String found = things.get(name);
        if (found == null) throw new AssertionError("There is no thing called " + name);
        return found;
    }

    /** All of it as its owner sees it now. */
    List<String> seen() {
        String conversation = "/conversations/" + thing("conversation");
        String character = "/characters/" + thing("character");
        return Stream.of(
                        "/conversations",
                        conversation,
                        conversation + "/messages?limit=100",
                        conversation + "/messages/" + thing("message") + "/versions",
                        "/characters",
                        character,
                        character + "/card",
                        "/profile")
                .map(path -> user.get(path).expect(200).text())
                .toList();
    }
}
