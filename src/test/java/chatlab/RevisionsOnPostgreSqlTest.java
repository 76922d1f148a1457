package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.testing.TestPostgres;
import chatlab.testing.TestServer;
import chatlab.testing.User;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Versions, forks, deletions and what was shown, on the other database. */
@Timeout(60)
final class RevisionsOnPostgreSqlTest {
    @Test
    void whatWasSaidIsChangedAndCopiedThereToo() {
        try (TestServer server = TestServer.start(TestPostgres.fresh())) {
            User user = server.guest();
            String table = user.launch("Homework", User.THREE);
            user.post(table + "/run", "{\"turns\":3}").expect(200);
            List<String> ids = user.messages(table).each("id");
            String first = table + "/messages/" + ids.getFirst();

            user.post(first + "/regenerate", null).expect(200);
            user.patch(first, "{\"content\":\"Otherwise.\"}").expect(200);
            assertEquals(3, user.get(first + "/versions").expect(200).each("content").size());
            user.call("PUT", first + "/version", "{\"version\":1}").expect(200);

            String copy =
                    "/conversations/"
                            + user.post(
                                            table + "/fork",
                                            "{\"at_message_id\":\"" + ids.get(1) + "\"}")
                                    .expect(201)
                                    .at("/id");
            assertEquals(user.contents(table).subList(0, 2), user.contents(copy));
            String copied = user.messages(copy).each("id").get(1);
            assertEquals(
                    user.get(table + "/turns/" + ids.get(1) + "/prompt").expect(200).json(),
                    user.get(copy + "/turns/" + copied + "/prompt").expect(200).json());

            user.delete(table + "/messages/" + ids.get(2)).expect(204);
            assertEquals(2, user.get(table).json().path("message_count").asInt());
            user.post(table + "/next", null).expect(200);
        }
    }
}
