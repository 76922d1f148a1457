package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFiltered;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a script and is none comes out as it is. Dewey speaks. */
class SpeechFilterProseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "I ask Maria: what then?",
                "Maria Montessori would object.",
                "Maria Montessori said: “No, John.”",
                "Maria Montessori once said to me: no.",
                "Maria, one thing: you prepare the room.",
                "Maria Montessori — the doctor among us — would object.",
                "Maria – you prepare the room.",
                "Maria—you prepare the room.",
                "Maria-led rooms are clean.",
                "- Maria Montessori — she prepares the room.",
                "- **Maria Montessori**\n- **Jean Piaget**",
                "1. Maria Montessori\n2. Jean Piaget",
                "Maria Montessori\nJean Piaget",
                "> The child is the maker of man.\n— Maria Montessori",
                "> The child is the maker of man.\n*— Maria Montessori*",
                "“The child is the maker of man.”\n(Maria Montessori, 1949)",
                "“The child is the maker of man.”\n(Maria Montessori)",
                "Maria *never* said that: not once.",
                "Maria **and** Jean: they agree.",
                "“Maria” is a name: no more.",
                "[Maria](https://x.example/maria): a page.",
                "[Maria Montessori](https://x.example/maria) is a page.",
                "Maria’s room: how clean it is.",
                "Marias: there are many.",
                "MARIA MONTESSORI, you prepare the room.",
                "### Maria Montessori and the room\nShe prepares it.",
                "Response: Maria is right.",
                "Turn 4 was Maria’s.",
                "Round 2: Maria asks, and I answer.",
                "The usual: doing.",
                "Users of schools: children.",
                "10:30 is when school begins: Maria knows.",
                "10:30",
                "12. May: a day.",
                "https://x.example/maria:80/a?b=c",
                "See https://x.example: it is there.",
                "Note: Maria prepares the room.",
                "- One: do.\n- Two: undergo.",
                "---",
                "***",
                "* * *",
                "| Maria: | prepares |",
                "I — John Dewey — say so.",
                "...",
                "(",
                "“",
                "*",
                "#"
            })
    void comesOutAsItIs(String text) {
        assertFiltered(text, text);
        assertFiltered("We begin.\n\n" + text, "We begin.\n\n" + text);
        assertFiltered("So:\n" + text + "\n\nSo much.", "So:\n" + text + "\n\nSo much.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Three people matter here:\n- Maria Montessori: she prepares.\n- Jean Piaget: he asks.",
                "**Three people matter here:**\n\n1. **Maria Montessori:** she prepares.\n   It is clean.\n2. Jean: he asks.",
                "Three people matter here：\n* Maria — she prepares.\n\n* **Jean** — he asks.",
                "Three matter:\n- Children, of course.\n- John Dewey: I ask.\n- Maria: she prepares."
            })
    void aListThatOneAnnouncedMayBeginWithNames(String text) {
        assertFiltered(text, text);
        assertFiltered(text, text + "\nMaria: No, John.");
        assertFiltered(text + "\nSo much.", text + "\nSo much.\n- Maria: No, John.");
    }

    @Test
    void aListThatNobodyAnnouncedIsAScript() {
        assertFiltered("We begin.", "We begin.\n- Maria Montessori: No, John.");
    }

    @Test
    void anAnnouncedNameWithoutAListIsALineOfAScriptAllTheSame() {
        assertFiltered("Listen:", "Listen:\nMaria Montessori: No, John.");
    }

    @Test
    void everydayWordsAreNoNamesInCode() {
        String config = "```yaml\nhost: localhost\nuser: john\n```\nSo much.";
        assertFiltered(config, config);
        assertFiltered("```yaml\nhost: x\n```", "```yaml\nhost: x\n```\nHost: And you, Maria?");
        assertFiltered("```yaml\nhost: x", "```yaml\nhost: x\nMaria: no\n```");
    }
}
