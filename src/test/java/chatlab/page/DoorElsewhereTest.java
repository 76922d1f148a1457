package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chatlab.testing.FakeIssuer;
import chatlab.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where another service keeps the accounts, the page says so, and asks for nothing it cannot use.
 */
@Timeout(120)
final class DoorElsewhereTest {
    @Test
    void whoCannotSignInHereIsToldWhereOneCan(@TempDir Path folder) {
        try (FakeIssuer issuer = new FakeIssuer();
                TestServer server =
                        TestServer.start(
                                folder,
                                "AUTH_MODE=jwks",
                                "AUTH_ISSUER=https://id.example",
                                "AUTH_AUDIENCE=chatlab",
                                "AUTH_JWKS_URL=" + issuer.keysUrl());
                Inspection inspection =
                        new Inspection(
                                Visit.at(server.client(), "/new", Inspection.on(Device.PHONE)))) {
            Visit visit = inspection.visit();
            assertThat(visit.page().getByText("one signs in with another service")).isVisible();
            assertThat(visit.steps().link("description of the API")).isVisible();
            assertThat(visit.page().locator("form")).hasCount(0);
            inspection.look("door-elsewhere");
            visit.page().navigate("/reset#token");
            assertThat(visit.steps().heading("There is nothing here")).isVisible();
        }
    }
}
