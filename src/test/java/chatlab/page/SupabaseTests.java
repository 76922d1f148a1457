package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.TestServer;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server whose accounts a Supabase project keeps, one for all tests of a class; the project is a
 * stand-in.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SupabaseTests {
    static final String PASSWORD = "correct horse";
    static final String PROVIDERS =
            "\"google\":true,\"azure\":true,\"some_school\":true,\"github\":false";
    SupabaseStandIn project;
    TestServer server;
    private int people;

    String email;

    @BeforeAll
    void start(@TempDir Path folder) {
        project = new SupabaseStandIn();
        server =
                TestServer.start(
                        folder,
                        "SUPABASE_URL=" + project.url(),
                        "SUPABASE_KEY=" + SupabaseStandIn.KEY,
                        "GUESTS=on");
    }

    @AfterAll
    void stop() {
        server.close();
        project.close();
    }

    @BeforeEach
    void somebodyNew() {
        email = "ada" + ++people + "@example.org";
        project.offer(true, PROVIDERS);
        project.calls().clear();
    }

    Visit door(String path) {
        Visit visit = new Visit(server.client().base(), Look.plain()).knowing(project.url());
        visit.page().navigate(path);
        return visit;
    }

    Visit entered() {
        Visit visit = door("/");
        register(visit, email);
        in(visit, email);
        return visit;
    }

    static void register(Visit visit, String email) {
        visit.steps().button("Create an account").click();
        fill(visit.page(), email, PASSWORD);
        visit.steps().button("Create account").click();
    }

    static void signIn(Visit visit, String email, String password) {
        fill(visit.page(), email, password);
        visit.steps().button("Sign in").click();
    }

    static void fill(Page page, String email, String password) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(password);
    }

    /** Where somebody is who just came in. */
    static void in(Visit visit, String name) {
        assertThat(visit.steps().heading("Who is at the table?")).isVisible();
        if (visit.look().device() == Device.PHONE) return;
        assertThat(visit.steps().button(Pattern.compile(name))).isVisible();
    }

    static void leave(Visit visit) {
        if (visit.look().device() == Device.PHONE) visit.steps().button("Your discussions").click();
        visit.page().locator(".account").click();
        visit.steps().item("Sign out").click();
        assertThat(visit.steps().heading("Pull up a chair.")).isVisible();
    }
}
