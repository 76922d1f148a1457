package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What people do with characters of their own, by the names they see. */
record OwnSteps(Page page, Steps steps) {
    static final String NAME = "Mrs. Miller";
    static final String IDEA = "Homework falls on the kitchen table";

    /** A file as it is let go over the page. */
    record Dropped(String name, byte[] content) {}

    static OwnSteps of(Visit visit) {
        return new OwnSteps(visit.page(), visit.steps());
    }

    Locator field(String label) {
        return page.getByLabel(label);
    }

    Locator save() {
        return steps.button("Save");
    }

    Locator saved() {
        return page.getByText("All is saved.");
    }

    /** The card of somebody in the list. */
    Locator card(String name) {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Your characters"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    Locator more(String name) {
        return steps.button("More about " + name);
    }

    /** What somebody said in the box beside the form. */
    Locator heard() {
        return page.getByRole(AriaRole.COMPLEMENTARY).locator(".heard p");
    }

    void list() {
        page.navigate("/characters");
        assertThat(steps.heading("My characters")).isVisible();
    }

    void fresh() {
        page.navigate("/characters/new");
        assertThat(steps.heading("A new character")).isVisible();
    }

    /** A name, a line and an idea. */
    void describe() {
        field("Name").fill(NAME);
        field("In one line").fill("A parent who has seen four school reforms");
        field("Who is this?").fill("A nurse on night shifts.");
        steps.button("Add an idea").click();
        field("The idea, in a few words").fill(IDEA);
        field("As the character would say it").fill("It lands on my table at nine.");
    }

    /** Saved, and at its own address. */
    void make() {
        fresh();
        describe();
        save().click();
        assertThat(saved()).isVisible();
        assertThat(page).hasURL(Pattern.compile("/characters/[0-9a-f-]{36}$"));
    }

    void choose(String name, String item) {
        more(name).click();
        steps.item(literal(item)).click();
    }

    /** Files that hover over the page and are let go. */
    void drop(List<Dropped> files) {
        JSHandle transfer = carrying(files);
        Locator main = page.getByRole(AriaRole.MAIN);
        for (String event : List.of("dragenter", "dragover"))
            main.dispatchEvent(event, Map.of("dataTransfer", transfer));
        assertThat(page.getByText("Let go, and they come along")).isVisible();
        main.dispatchEvent("drop", Map.of("dataTransfer", transfer));
        assertThat(page.getByText("Let go, and they come along")).isHidden();
    }

    /** For an expression that a browser reads, which knows no quoting. */
    private static String literal(String text) {
        return text.replaceAll("[.*+?()\\[\\]{}|^$\\\\]", "\\\\$0");
    }

    private JSHandle carrying(List<Dropped> files) {
        List<Map<String, String>> sent =
                files.stream()
                        .map(
                                file ->
                                        Map.of(
                                                "name",
                                                file.name(),
                                                "content",
                                                Base64.getEncoder().encodeToString(file.content())))
                        .toList();
        return page.evaluateHandle(
                """
                files => {
                  const transfer = new DataTransfer();
                  for (const { name, content } of files)
                    transfer.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
                  return transfer;
                }
                """,
                sent);
    }
}
