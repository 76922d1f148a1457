package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.GuestTests;
import chatlab.testing.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transcript to take away. */
final class ExportTest extends GuestTests {
    @ParameterizedTest
    @CsvSource({"md,text/markdown", "txt,text/plain"})
    void textsNameEverybodyAndHoldEveryWord(String format, String type) {
        String one = user.launch("What is a good test?", User.THREE);
        user.post(one + "/messages", "{\"content\":\"Where do *you* begin? <b>\"}").expect(200);
        Answer export = user.get(one + "/export?format=" + format).expect(200);
        assertTrue(
                export.header("Content-Type")
                        .replace(" ", "")
                        .equalsIgnoreCase(type + ";charset=utf-8"),
                export.header("Content-Type"));
        assertEquals(
                "attachment; filename=\"what-is-a-good-test." + format + "\"",
                export.header("Content-Disposition"));
        for (String content : user.contents(one))
            assertTrue(export.text().contains(content), content);
        for (String name :
                new String[] {
                    "What is a good test?", "John Dewey", "Maria Montessori", "Lev Vygotsky", "You"
                }) {
            assertTrue(export.text().contains(name), name);
        }
    }

    @Test
    void markdownIsWhatYouGetUnasked() {
        String one = user.launch("a");
        Answer export = user.get(one + "/export").expect(200);
        assertTrue(export.header("Content-Type").startsWith("text/markdown"));
        assertTrue(export.text().startsWith("# a\n"), export.text());
    }

    @Test
    void jsonIsTheDataItself() {
        String one = user.launch("What is a good test?", User.THREE);
        user.post(one + "/run", "{\"turns\":3}").expect(200);
        Answer export = user.get(one + "/export?format=json").expect(200);
        assertEquals("application/json", export.header("Content-Type"));
        assertTrue(
                export.header("Content-Disposition")
                        .endsWith("filename=\"what-is-a-good-test.json\""));
        assertEquals(user.get(one).json(), export.json().path("conversation"));
        assertEquals(user.messages(one).json().path("items"), export.json().path("messages"));
    }

    @ParameterizedTest
    @CsvSource({
        "Über Prüfungen: 100%?,uber-prufungen-100",
        "学习与思考,discussion",
        "../../etc/passwd,etc-passwd",
        "'a\"; filename=\"b',a-filename-b",
        "'a\r\nSet-Cookie: x=1',a-set-cookie-x-1"
    })
    void theFileNameIsPlainWhateverTheTitle(String title, String name) {
        String one = user.launch(title);
        String disposition = user.get(one + "/export").expect(200).header("Content-Disposition");
        assertEquals("attachment; filename=\"" + name + ".md\"", disposition);
    }

    @Test
    void aLongTranscriptIsWhole() {
        String one = user.launch("a");
        for (int i = 0; i < 120; i++) {
            user.post(one + "/messages", "{\"content\":\"note " + i + ".\",\"reply\":false}")
                    .expect(201);
        }
        Answer export = user.get(one + "/export?format=json").expect(200);
        assertEquals(120, export.json().path("messages").size());
        assertEquals("note 119.", export.at("/messages/119/content"));
    }
}
