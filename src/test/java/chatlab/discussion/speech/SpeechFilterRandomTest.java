package chatlab.discussion.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts put together at random, cut at random, and long ones. Dewey speaks. */
@Timeout(60)
class SpeechFilterRandomTest {
    private static final int CASES = 2_000;
    private static final List<String> OWN =
            List.of(
                    "John Dewey: {}",
                    "**Dewey:** {}",
                    "> *John*: {}",
                    "### John Dewey\n\n{}",
                    "[John Dewey] {}",
                    "John (smiling): {}",
                    "JOHN DEWEY — {}",
                    "John\u00A0Dewey：{}");
    private static final List<String> OTHERS =
            List.of(
                    "Maria Montessori: {}",
                    "**Jean Piaget**: {}",
                    "- hooks: {}",
                    "### Dr. Du Bois\n\n{}",
                    "**Maria**\n{}",
                    "[Piaget]\n{}",
                    "<Jerome> {}",
                    "M\u200Baria (to “John”): {}",
                    "B. F. Skinner:\n\n{}",
                    "Host: {}",
                    "SKINNER – {}");
    private static final List<String> PROSE =
            List.of(
                    "{}",
                    "I ask Maria: {}?",
                    "Maria, {}",
                    "*{}* [sic] (so)",
                    "- {} 😀",
                    "Piaget would {}",
                    "“{}”",
                    "{} at 10:30",
                    "`{}`");
    private static final List<String> NOTHING =
            List.of("", "  ", "*Maria nods.*", "(Piaget smiles)", "<think>Maria: Foreign</think>");

    private final StringBuilder script = new StringBuilder();
    private final List<String> expected = new ArrayList<>();
    private boolean foreign;
    private boolean over;

    @Test
    void ownWordsComeOutAndOthersNeverHoweverTheScriptIsCut() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            write(random);
            String whole = Filtered.joined(List.of(script.toString()));
            String about = "seed " + seed + ": " + script;
            assertFalse(whole.contains("Foreign"), about);
            List<String> words =
                    Arrays.stream(whole.split("\\W+")).filter(w -> w.matches("own\\d+")).toList();
            assertEquals(expected, words, about);
            for (int i = 0; i < 3; i++) {
                assertEquals(whole, Filtered.joined(cut(random)), about);
            }
        }
    }

    private void write(Random random) {
        script.setLength(0);
        expected.clear();
        foreign = false;
        over = false;
        int lines = 1 + random.nextInt(8);
        for (int i = 0; i < lines; i++) {
            switch (random.nextInt(4)) {
                case 0 -> own(OWN, random, i);
                case 1 -> others(random);
                case 2 -> own(PROSE, random, i);
                default -> script.append(any(NOTHING, random));
            }
            script.append("\n".repeat(1 + random.nextInt(2)));
        }
    }

    private void own(List<String> dresses, Random random, int i) {
        String dress = any(dresses, random);
        script.append(dress.replace("{}", "own" + i + " so"));
        if (dresses == OWN) foreign = false;
        if (!foreign && !over) expected.add("own" + i);
    }

    private void others(Random random) {
        script.append(any(OTHERS, random).replace("{}", "Foreign words"));
        foreign = true;
        over |= !expected.isEmpty();
    }

    private List<String> cut(Random random) {
        List<String> pieces = new ArrayList<>();
        int longest = 1 + random.nextInt(12);
        for (int at = 0; at < script.length(); ) {
            int end = Math.min(script.length(), at + 1 + random.nextInt(longest));
            pieces.add(script.substring(at, end));
            at = end;
        }
        return pieces;
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Let her build the pump, and find that it leaks [1].\n\nMore of it: 1 < 2. ",
                "\na",
                "a[",
                "a<",
                "`",
                "a ",
                "a\n\n\n\n\n",
                "*Maria prepares the room and we watch her at it\n",
                "Maria (smiling, and ",
                "- - - - - - - - Turn 4: Maria (smi\n",
                "John: "
            })
    void aLongReplyIsReadInOneGo(String part) {
        String text = "Well. " + part.repeat(1_000_000 / part.length());
        assertEquals(Filtered.inOnePiece(text), letterByLetter(text));
    }

    @Test
    void fiveMillionLettersPassOneByOne() {
        String part = "Let her build the pump, and find that it leaks. “Maria”, too.\n\n";
        String text = part.repeat(5_000_000 / part.length());
        assertEquals(text.strip(), letterByLetter(text));
    }

    @Test
    void anEchoGivenBackOverAndOverIsReadInOneGo() {
        String heard = "I would leave one table bare. What she makes of it is hers. ";
        String text = heard.repeat(20_000) + "So.";
        StringBuilder out = new StringBuilder();
        SpeechFilter filter =
                Filtered.after(List.of(heard, heard + heard + heard + "No."), out::append);
        text.chars().forEach(c -> filter.accept(Character.toString(c)));
        filter.finish();
        assertEquals("So.", out.toString());
    }

    private static String letterByLetter(String text) {
        StringBuilder out = new StringBuilder();
        SpeechFilter filter = Filtered.filter("john-dewey", out::append);
        IntStream.range(0, text.length())
                .forEach(i -> filter.accept(String.valueOf(text.charAt(i))));
        filter.finish();
        return out.toString();
    }
}
