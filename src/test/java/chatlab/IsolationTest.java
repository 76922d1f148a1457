package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.Schemas;
import chatlab.testing.ServerTests;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every operation of openapi.yaml against whoever has no business there, as {@code isolation.yaml}
 * lists them: no operation opens without a token, with a stranger's or with one that was logged
 * out, and no id of a stranger's things opens anything.
 */
final class IsolationTest extends ServerTests {
    static final List<Door> DOORS = Door.all();
    static final List<Door> PUBLIC = DOORS.stream().filter(Door::isPublic).toList();
    static final List<Door> LOCKED = DOORS.stream().filter(door -> !door.isPublic()).toList();
    static final List<Door> KEYED =
            DOORS.stream().filter(each -> !each.places().isEmpty()).toList();

    private static final IdPlaces PLACES = new IdPlaces();
    private static final Schemas SCHEMAS = new Schemas();
    private static final String[] JSON = {};
    private static final String[] EVENTS = {"Accept", "text/event-stream"};

    private Belongings ada;
    private Belongings loggedOut;
    private Belongings stranger;
    private Belongings reader;
    private List<String> before;

    @BeforeAll
    void moveIn() {
        ada = Belongings.of(client, "xylotheque", true);
        String login = "{\"email\":\"%s\",\"password\":\"%s\"}";
        String token =
                client.post(
                                "/auth/login",
                                login.formatted(ada.thing("email"), ada.thing("password")))
                        .expect(200)
                        .at("/access_token");
        loggedOut = ada.with(token);
        client.post("/auth/logout", null, loggedOut.user().signed()).expect(204);
        stranger = Belongings.of(client, "stranger", false);
        reader = Belongings.of(client, "reader", false);
        before = ada.seen();
        assertTrue(before.toString().split("xylotheque").length > 20, "the word is everywhere");
    }

    @Test
    void theTableHasALineForEachOperationOfTheContractAndNoOther() {
        SortedSet<String> operations = new TreeSet<>();
        for (var path : PLACES.document().path("paths").properties())
            for (var method : path.getValue().properties())
                operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        SortedSet<String> lines = new TreeSet<>();
        DOORS.forEach(door -> lines.add(door.operation()));
        assertEquals(operations, lines);
    }

    @ParameterizedTest
    @FieldSource("DOORS")
    void theTableSaysWhatEachIdIs(Door door) {
        SortedSet<String> declared = new TreeSet<>();
        door.ids().fieldNames().forEachRemaining(declared::add);
        assertEquals(PLACES.of(door.operation()), declared);
        assertEquals(PLACES.streams(door.operation()), door.row().path("streams").asBoolean());
        assertTrue(Set.of("public", "account", "own").contains(door.is()), door.is());
        assertEquals(door.is().equals("own"), door.operation().contains("{user_id}"));
    }

    @ParameterizedTest
    @FieldSource("DOORS")
    void whoeverItIsMeantForIsAdmitted(Door door) {
        check(door, door.knock(resident(door)), door.answers());
    }

    /**
     * So that a refusal of another's id is about whose it is. What stands in the path is the
     * caller's own in the test above.
     */
    @ParameterizedTest
    @FieldSource("KEYED")
    void whoNamesTheirOwnThingsIsAdmitted(Door door) {
        for (String place : door.places()) {
            var row = door.ids().path(place);
            if (place.startsWith("path.") && !row.has("own")) continue;
            Belongings resident = resident(door);
            String thing = resident.thing(row.path("thing").asText());
            Answer answer = door.knock(resident, new Door.Key(place, thing));
            check(door, answer, row.path("own").asInt(door.answers()));
        }
    }

    /** Not even the caller's own: each message is in one conversation. */
    @ParameterizedTest
    @FieldSource("KEYED")
    void aMessageIsNotInAnotherConversation(Door door) {
        for (String place : door.places()) {
            if (!door.ids().path(place).path("thing").asText().equals("message")) continue;
            Door.Key elsewhere = new Door.Key("path.conversation_id", stranger.thing("other"));
            keptFrom(door, 404, door.knock(stranger, elsewhere));
        }
    }

    @ParameterizedTest
    @FieldSource("PUBLIC")
    void whatIsPublicNeedsNoTokenAndMindsNone(Door door) {
        keptFrom(door, door.answers(), door.knock(resident(door).with("")));
        Belongings late = resident(door).with(loggedOut.user().token());
        keptFrom(door, door.answers(), door.knock(late));
        assertNothingChanged();
    }

    @ParameterizedTest
    @FieldSource("LOCKED")
    void nobodyElseIsAdmitted(Door door) {
        for (String[] accept : accepts(door)) {
            keptFrom(door, 401, door.knock(ada.with(""), accept));
            keptFrom(door, 401, door.knock(loggedOut, accept));
            if (door.is().equals("own"))
                keptFrom(door, 403, door.knock(ada.with(stranger.user().token()), accept));
        }
        assertNothingChanged();
    }

    @ParameterizedTest
    @FieldSource("KEYED")
    void anothersIdsOpenNothing(Door door) {
        for (String place : door.places()) {
            var row = door.ids().path(place);
            String hers = ada.thing(row.path("thing").asText());
            String nobodys = UUID.randomUUID().toString();
            for (String[] accept : accepts(door)) {
                Answer another = door.knock(stranger, new Door.Key(place, hers), accept);
                keptFrom(door, row.path("another").asInt(), another);
                Answer none = door.knock(stranger, new Door.Key(place, nobodys), accept);
                keptFrom(door, row.path("nobody").asInt(), none);
            }
        }
        if (door.places().stream().anyMatch(place -> place.startsWith("path.")) && !door.isPublic())
            keptFrom(door, 403, door.knockAt(ada, stranger));
        assertNothingChanged();
    }

    private static List<String[]> accepts(Door door) {
        return door.row().path("streams").asBoolean()
                ? List.of(JSON, EVENTS)
                : List.<String[]>of(JSON);
    }

    /** Somebody of whom a door may take something. Who only reads may come again. */
    private Belongings resident(Door door) {
        return door.takes() ? door.resident(client) : reader;
    }

    /** The answer is as it should be, and holds nothing of Ada's. */
    private void keptFrom(Door door, int status, Answer answer) {
        check(door, answer, status);
        String whole = answer.headers().map() + answer.text();
        for (String secret : List.of(ada.word(), ada.thing("email"), ada.user().token()))
            assertFalse(whole.contains(secret), whole);
    }

    private void assertNothingChanged() {
        assertEquals(before, ada.seen());
    }

    private static void check(Door door, Answer answer, int status) {
        SCHEMAS.check(door.operation(), answer.expect(status));
    }
}
