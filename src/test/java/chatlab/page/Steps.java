package chatlab.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** What people do on the page and what they find there, by the names they see. */
record Steps(Page page) {
    static final String TOPIC = "Should children choose what they learn?";
    static final List<String> THREE = List.of("John Dewey", "Maria Montessori", "Lev Vygotsky");

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator item(String name) {
        return page.getByRole(
                AriaRole.MENUITEM,
                new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    /** The character's card, as a thing to tick. */
    Locator character(String name) {
        return page.getByRole(
                AriaRole.CHECKBOX,
                new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + ",")));
    }

    Locator words() {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Say something"));
    }

    Locator next() {
        return button("Next response");
    }

    Locator who() {
        return button("Choose who speaks, or play several turns");
    }

    Locator stop() {
        return button("Stop");
    }

    /** Everything said or being said, from top to bottom. */
    Locator turns() {
        return page.getByRole(AriaRole.LOG).getByRole(AriaRole.ARTICLE);
    }

    /** One of them, from 1. */
    Locator turn(int number) {
        return turns().nth(number - 1);
    }

    /** One turn's words, without what stands around them. */
    Locator said(int number) {
        return turn(number).locator(".words");
    }

    /** Does something with a turn: by its buttons or, on a touch screen, by its menu. */
    void act(int number, String name) {
        Locator turn = turn(number);
        Locator menu =
                turn.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("What can be done with this turn"));
        if (menu.isVisible()) {
            menu.click();
            item(name).click();
            return;
        }
        turn.hover();
        turn.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Who spoke, in order. */
    List<String> speakers() {
        return turns().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(2))
                .allInnerTexts();
    }

    void enter() {
        button("Start as a guest").click();
        assertThat(character(THREE.getFirst())).isVisible();
    }

    void choose(List<String> names) {
        for (String name : names) {
            character(name).check();
            assertThat(character(name)).isChecked();
        }
    }

    /** Chooses three and an example, and begins. */
    void launch() {
        choose(THREE);
        button(TOPIC).click();
        button("Launch discussion").click();
        assertThat(heading(TOPIC)).isVisible();
    }

    /** Waits until nobody speaks and the table waits for the user. */
    void quiet() {
        assertThat(stop()).hasAttribute("aria-disabled", "true");
        assertThat(page.getByText(Pattern.compile("^Next: "))).isVisible();
    }

    /** Types something and sends it, as either device does. */
    void say(String text) {
        words().fill(text);
        button("Say it").click();
    }

    void open(String conversation) {
        page.navigate(conversation.replace("/conversations/", "/discussions/"));
    }
}
