package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every built-in character's file is whole, and its pieces fit where the offline voice puts them.
 */
@ParameterizedClass
@MethodSource("all")
class CharacterFilesTest {
    private static final int PUBLIC_DOMAIN = 1930;
    private static final PersonaLibrary LIBRARY = new PersonaLibrary();
    private static final Set<String> VOCABULARY =
            Set.of(
                    ("experience inquiry activity play work imagination self-activity freedom order environment observation"
                                    + " readiness stages instruction guidance dialogue community democracy equality liberation"
                                    + " tradition knowledge language tools reflection interest effort feeling care trust habit"
                                    + " reward measurement obedience memorisation competition uniformity vocation nature art"
                                    + " morality culture")
                            .split(" "));

    private final Persona persona;

    CharacterFilesTest(Persona persona) {
        this.persona = persona;
    }

    static Collection<Persona> all() {
        return LIBRARY.all();
    }

    @Test
    void saysWhoItIs() {
        assertTrue(persona.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), persona.id());
        assertTrue(persona.color().matches("#[0-9a-f]{6}"), persona.color());
        assertTrue(persona.version() >= 1);
        assertTrue(!persona.name().isBlank() && !persona.called().isBlank());
        assertWithin(1, 80, persona.tagline());
        assertTrue(!persona.tagline().endsWith("."), persona.tagline());
        assertWithin(350, 700, persona.description());
    }

    @Test
    void hasEightToTwelveWholeIdeas() {
        List<Persona.Idea> ideas = persona.keyIdeas();
        assertBetween(8, 12, ideas.size(), "ideas");
        assertEquals(
                ideas.size(),
                ideas.stream().map(Persona.Idea::id).distinct().count(),
                "an id twice");
        assertAll(ideas.stream().map(idea -> () -> assertWhole(idea)));
    }

    private void assertWhole(Persona.Idea idea) {
        assertTrue(idea.id().matches("[a-z0-9]+(-[a-z0-9]+)*"), idea.id());
        assertWithin(1, 50, idea.title());
        assertBetween(5, 14, idea.point().split("\\s+").length, "words of: " + idea.point());
        assertTrue(!idea.point().matches(".*[.!?;:]$"), idea.point());
        assertTrue(!idea.point().matches(".*\\b(I|my|we|our|us)\\b.*"), idea.point());
        assertWithin(160, 380, idea.statement());
        assertBetween(2, 5, idea.supports().size(), "supports of " + idea.id());
        assertBetween(1, 4, idea.opposes().size(), "opposes of " + idea.id());
        assertBetween(3, 8, idea.tags().size(), "tags of " + idea.id());
        assertTrue(VOCABULARY.containsAll(idea.supports()), idea.supports().toString());
        assertTrue(VOCABULARY.containsAll(idea.opposes()), idea.opposes().toString());
        idea.tags().forEach(tag -> assertEquals(tag.toLowerCase(Locale.ROOT), tag));
        assertPlausible(Objects.requireNonNull(idea.source()));
    }

    @Test
    void quotesOnlyWithASource() {
        assertBetween(0, 3, persona.quotations().size(), "quotations");
        for (Persona.Quotation quotation : persona.quotations()) {
            boolean free = quotation.source().year() <= PUBLIC_DOMAIN;
            assertBetween(
                    1,
                    free ? 40 : 25,
                    quotation.text().split("\\s+").length,
                    "words of: " + quotation.text());
            assertPlausible(quotation.source());
        }
    }

    @Test
    void namesRealWorks() {
        assertBetween(4, 8, persona.works().size(), "works");
        persona.works()
                .forEach(
                        work ->
                                assertPlausible(
                                        new Persona.Source(work.title(), work.year(), null)));
    }

    @Test
    void hasAVoice() {
        assertTrue(!persona.voice().manner().isBlank());
        assertBetween(4, 6, persona.voice().images().size(), "images");
        assertBetween(3, 5, persona.voice().never().size(), "never");
    }

    @Test
    void standsSomewhereOnEveryAxis() {
        Set<String> axes = Stream.of(Axis.values()).map(Axis::key).collect(Collectors.toSet());

        assertEquals(axes, persona.stances().keySet());
        persona.stances().values().forEach(stance -> assertBetween(-2, 2, stance, "stance"));
        int least = persona.set().equals("thinking-hats") ? 0 : 3; // a way of looking takes no side
        assertTrue(
                persona.stances().values().stream().filter(stance -> stance != 0).count() >= least,
                "too few stances");
    }

    @Test
    void hasTurnsOfPhraseWithTheRightSlots() {
        Persona.Speech speech = persona.speech();
        assertAll(
                () -> assertSlots(4, persona.openings(), "subject"),
                () -> assertSlots(5, persona.questions(), "name"),
                () -> assertSlots(5, speech.extending(), "name", "point"),
                () -> assertSlots(5, speech.challenges(), "name", "point"),
                () -> assertSlots(4, speech.doubts(), "name", "point"),
                () -> assertSlots(4, speech.answers(), "subject"),
                () -> assertSlots(6, speech.bridges(), "subject"),
                () -> assertSlots(5, speech.closings()));
    }

    @Test
    void putsThePointOnlyAfterThat() {
        Stream.of(
                        persona.speech().extending(),
                        persona.speech().challenges(),
                        persona.speech().doubts())
                .flatMap(List::stream)
                .forEach(
                        piece ->
                                assertTrue(
                                        piece.matches(
                                                "(?is).*\\b(that|say|hold|believe)\\b[^.]*\\{point}.*"),
                                        piece));
    }

    @Test
    void putsNoArticleBeforeTheSubject() {
        Stream.of(persona.openings(), persona.speech().answers(), persona.speech().bridges())
                .flatMap(List::stream)
                .forEach(
                        piece ->
                                assertTrue(
                                        !piece.matches("(?is).*\\b(the|a|an) \\{subject}.*"),
                                        piece));
    }

    @Test
    void hasTwoThingsToSayToEveryOtherOfItsSet() {
        Set<String> others =
                LIBRARY.all().stream()
                        .filter(other -> other.set().equals(persona.set()))
                        .map(Persona::id)
                        .collect(Collectors.toSet());
        others.remove(persona.id());

        assertTrue(persona.toward().keySet().containsAll(others), persona.id());
        persona.toward()
                .forEach((id, pieces) -> assertAddresses(LIBRARY.find(id).orElseThrow(), pieces));
    }

    private static void assertAddresses(Persona other, List<String> pieces) {
        assertEquals(2, pieces.size(), other.id());
        assertNoSlots(pieces);
        pieces.forEach(
                piece ->
                        assertTrue(
                                piece.contains(other.called()),
                                other.called() + " is not named in: " + piece));
    }

    @Test
    void hasTwoRemarksOnEveryDomain() {
        Set<String> domains =
                Stream.of(Domain.values()).map(Domain::key).collect(Collectors.toSet());

        assertEquals(domains, persona.remarks().keySet());
        for (List<String> remarks : persona.remarks().values()) {
            assertEquals(2, remarks.size());
            assertNoSlots(remarks);
            remarks.forEach(remark -> assertWithin(120, 330, remark));
        }
    }

    @Test
    void saysNothingTwice() {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String piece : pieces()) {
            for (String sentence : piece.split("(?<=[.!?])[”’\"]?\\s+")) {
                if (!seen.add(Words.fold(sentence.strip()))) twice.add(sentence);
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void beginsAndEndsEveryPieceAsASentence() {
        List<String> halves =
                pieces().stream()
                        .filter(
                                piece ->
                                        !piece.matches(
                                                "(?s)(\\p{Lu}|\\{name}|[“‘\"]|bell\\b).*[.!?…][”’\"]?"))
                        .toList();

        assertEquals(List.of(), halves);
    }

    @Test
    void hasAPortraitThatIsADrawingAndNothingElse() {
        byte[] bytes = LIBRARY.portrait(persona.id()).orElseThrow();
        String svg = new String(bytes, StandardCharsets.UTF_8);

        assertTrue(bytes.length < 2_500, bytes.length + " bytes");
        assertTrue(svg.startsWith("<svg ") && svg.strip().endsWith("</svg>"));
        assertTrue(svg.contains("viewBox=\"0 0 96 96\""));
        assertTrue(
                !svg.matches(
                        "(?is).*(<script|<foreignObject|<style|\\son\\w+=|href|javascript:|url\\(|<!).*"),
                svg);
    }

    /** Everything that is said aloud. */
    private List<String> pieces() {
        Persona.Speech speech = persona.speech();
        List<String> pieces = new ArrayList<>();
        persona.keyIdeas().forEach(idea -> pieces.add(idea.statement()));
        Stream.of(
                        persona.openings(),
                        persona.questions(),
                        speech.extending(),
                        speech.challenges(),
                        speech.doubts(),
                        speech.answers(),
                        speech.bridges(),
                        speech.closings())
                .forEach(pieces::addAll);
        for (Map<String, List<String>> each : List.of(persona.toward(), persona.remarks())) {
            each.values().forEach(pieces::addAll);
        }
        return pieces;
    }

    private void assertPlausible(Persona.Source source) {
        assertTrue(!source.work().isBlank());
        int born = persona.born() == null ? 0 : persona.born();
        int died = persona.died() == null ? 3000 : persona.died();
        assertBetween(born + 15, died + 60, source.year(), "year of " + source.work());
    }

    private static void assertSlots(int least, List<String> pieces, String... slots) {
        assertTrue(pieces.size() >= least, "fewer than " + least + " of: " + pieces);
        for (String piece : pieces) {
            String rest = piece;
            for (String slot : slots) {
                assertEquals(
                        2,
                        rest.split("\\{" + slot + "}", -1).length,
                        "{" + slot + "} is not there once: " + piece);
                rest = rest.replace("{" + slot + "}", "");
            }
            assertNoSlots(List.of(rest));
        }
    }

    private static void assertNoSlots(List<String> pieces) {
        pieces.forEach(piece -> assertTrue(!piece.contains("{") && !piece.contains("}"), piece));
    }

    private static void assertWithin(int least, int most, String text) {
        assertBetween(least, most, text.codePointCount(0, text.length()), "characters of: " + text);
    }

    private static void assertBetween(int least, int most, int number, String what) {
        assertTrue(number >= least && number <= most, number + " " + what);
    }
}
