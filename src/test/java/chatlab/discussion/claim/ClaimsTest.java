package chatlab.discussion.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.conversation.Claim;
import chatlab.discussion.Casts;
import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a turn owes to its speaker's sources. */
class ClaimsTest {
    private static final Claims CLAIMS = new Claims(Casts.LIBRARY.all());
    private static final Persona DEWEY = Casts.persona("john-dewey");
    private static final String CREED =
            "I believe that education, therefore, is a process of living and not a preparation for future living.";
    private static final String POINT =
            "Thinking starts only where something has gone wrong for somebody.";

    @Test
    void everyQuotationIsFoundInItsSourceWhateverItsMarks() {
        for (Persona persona : Casts.LIBRARY.all()) {
            for (Persona.Quotation quotation : persona.quotations()) {
                String plain = quotation.text().replace('’', '\'').replaceAll("[.!?;]+$", "");
                for (String marks : List.of("“%s”", "\"%s\"", "«%s»", "« %s »", "“*%s*”")) {
                    String said = "Let me say it. " + marks.formatted(plain) + " So there.";
                    Claim claim = only(said, persona);
                    assertEquals(Claim.Kind.QUOTED, claim.kind(), said);
                    assertEquals(quotation.source(), claim.source());
                    assertTrue(said.contains(claim.text()));
                }
            }
        }
    }

    @Test
    void everyStatementIsFoundAsItsOwnIdeaInOneClaim() {
        List<String> wrong = new ArrayList<>();
        for (Persona persona : Casts.LIBRARY.all()) {
            for (Persona.Idea idea : persona.keyIdeas()) {
                List<Claim> claims = CLAIMS.in(idea.statement(), persona, List.of());
                boolean right =
                        claims.size() == 1
                                && idea.title().equals(claims.getFirst().idea())
                                && Objects.requireNonNull(idea.source())
                                        .equals(claims.getFirst().source())
                                && idea.statement().contains(claims.getFirst().text())
                                && claims.getFirst().text().length()
                                        > 0.8 * idea.statement().length();
                if (!right) wrong.add(persona.id() + " " + idea.title() + " " + claims);
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Kind, the beginning of the words claimed, what was said by John Dewey. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    quoted       | a process of living     | Education is “a process of living and not a preparation for future living”, I wrote.
                    quoted       | A PROCESS OF LIVING     | It is "A PROCESS OF LIVING and not a preparation" for anything.
                    quoted       | What the best           | “What the best and wisest parent wants … that must the community want for all of its children.”
                    quoted       | A democracy is          | A democracy is more than a form of government; it is primarily a mode of associated living.
                    quoted       | A democracy is          | - *A democracy is more than a form of government; it is primarily a mode of associated living.*
                    extrapolated | Education is not        | As I wrote: “Education is not preparation for life; education is life itself.”
                    extrapolated | Education is not        | “Education is not preparation for life; education is life itself.”
                    extrapolated | We do not learn from    | My own words were "We do not learn from experience" and I stand by them.
                    extrapolated | Man is born free        | Rousseau wrote «Man is born free and everywhere he is in chains» and he meant it.
                    extrapolated | Give me a child         | I put it so once: “Give me a child, and I will give you a carpenter.”
                    -            | -                       | He calls it “so-called learning” and goes on.
                    -            | -                       | She said: “I cannot do this by myself, it will not float.”
                    -            | -                       | “I cannot do this by myself,” the girl says, and tries once more.
                    -            | -                       | Ask the children: “What would you like to find out today?”
                    -            | -                       | “And who is going to sweep the floor afterwards?”
                    -            | -                       | The pupil writes “I have understood all of it” and has not.
                    -            | -                       | Somebody at the back calls out “It is a rabbit!” and they laugh.
                    -            | -                       | The child’s own idea isn’t “mine” or “yours”, it’s hers.
                    -            | -                       | 'Education is not preparation for life' is what they say of me.
                    -            | -                       | An unbalanced “quotation that never ends and goes on to the end of its line
                    -            | -                       | Here " is one mark that stands alone, and nothing more follows it at all.
                    -            | -                       | > As I wrote: “Education is not preparation for life; education is life itself.”
                    -            | -                       | # “Education is not preparation for life; education is life itself.”
                    -            | -                       | `print("Education is not preparation for life at all")`
                    paraphrased  | Thinking starts only    | Thinking starts only where something has gone wrong for somebody.
                    paraphrased  | Thinking starts only    | 1. Thinking starts only where something has gone wrong for somebody.
                    paraphrased  | Thinking starts only    | **Thinking starts only where something has gone wrong for somebody.**
                    paraphrased  | Nobody thinks           | Well, Maria. Nobody thinks at a command. What do you say?
                    -            | -                       | > Thinking starts only where something has gone wrong for somebody.
                    -            | -                       | `Thinking starts only where something has gone wrong for somebody.`
                    -            | -                       | Denken beginnt erst dort, wo für jemanden etwas schiefgegangen ist.
                    -            | -                       | Toute pensée commence là où quelque chose a mal tourné pour quelqu’un.
                    -            | -                       | …
                    -            | -                       | “”
                    -            | -                       | “ ” “ ” " " « »
                    -            | -                       | 🦉🦉🦉 “🦉 🦉 🦉 🦉 🦉 🦉 🦉”
                    extrapolated | A child with            | A child with a smartphone needs a question of her own.
                    extrapolated | In 1999                 | In 1999 they would have laughed at this.
                    extrapolated | Nobody thinks           | Nobody thinks at a command, least of all a class with ChatGPT.
                    extrapolated | It was so               | It was so since 1968, and the students knew it.
                    extrapolated | By 2030                 | By 2030, every school will have one.
                    extrapolated | The schools             | The schools of the 1990s had forgotten it.
                    extrapolated | They call it            | They call it AI and it is a clever parrot.
                    extrapolated | The PISA                | The PISA people measure what is easy.
                    extrapolated | You learn               | You learn it online or not at all.
                    extrapolated | Your e-mails            | Your e-mails reach me late.
                    extrapolated | And Moon                | And Moon landings do not teach themselves: the moon landing was work.
                    -            | -                       | I saw 1999 pupils in one school.
                    -            | -                       | There were 2000 of them in the yard.
                    -            | -                       | In 2000 schools the same bell rings.
                    -            | -                       | It cost 1,999 dollars in all.
                    -            | -                       | In 1938 I had said so already.
                    -            | -                       | In 1952, late enough, I would have said so.
                    -            | -                       | A tablet of clay, a folding screen, a spider in its web and a cloud.
                    -            | -                       | He wrote it on a tablet while the screen stood by the fire.
                    -            | -                       | The radio and the telephone were known to my pupils.
                    -            | -                       | Television will be in every house one day.
                    -            | -                       | He said aid is better than aids of wood, and a stem is no flower.
                    -            | -                       | The tower of Pisa leans.
                    -            | -                       | A robot on the stage is an actor with a tin hat.
                    """)
    void findsWhatATurnClaims(String kind, String begins, String said) {
        List<Claim> claims = CLAIMS.in(said, DEWEY, List.of("Should phones be banned?"));
        if (kind.equals("-")) {
            assertEquals(List.of(), claims);
            return;
        }
        assertEquals(1, claims.size(), claims::toString);
        assertEquals(kind, claims.getFirst().kind().text());
        assertTrue(claims.getFirst().text().startsWith(begins), claims::toString);
    }

    @Test
    void aSentenceOnAnIdeaAndALaterThingStartsFromTheSourceAndSaysSo() {
        Claim claim = only(POINT.replace(".", ", with or without smartphones."), DEWEY);
        assertEquals(Claim.Kind.EXTRAPOLATED, claim.kind());
        assertEquals("Thinking begins in a felt difficulty", claim.idea());
        assertEquals(new Persona.Source("How We Think", 1910, "ch. 1"), claim.source());
        assertEquals("John Dewey died in 1952; smartphones came in 2007.", claim.note());
    }

    @Test
    void aYearBeforeOurEraIsToldSo() {
        Claim claim = only("A newspaper cannot answer back.", Casts.persona("socrates"));
        assertEquals("Socrates died in 399 BCE; newspapers came in 1605.", claim.note());
        claim = only("The winter of 1812 was cold.", Casts.persona("socrates"));
        assertEquals("Socrates died in 399 BCE; this speaks of 1812.", claim.note());
    }

    @ParameterizedTest
    @ValueSource(strings = {"white-hat", "green-hat", "nobody"})
    void whoNeverLivedKnowsOfEverything(String id) {
        Persona speaker =
                id.equals("nobody")
                        ? Casts.made(id, "Nobody", null, "Nobody", null, null, List.of())
                        : Casts.persona(id);
        String said =
                "Smartphones came and in 1999 the internet. “Nobody had ever asked for it at all.”";
        assertEquals(List.of(), CLAIMS.in(said, speaker, List.of()));
    }

    @Test
    void aCharacterOfTheUsersOwnMayHaveIdeasWithoutAPointOrASource() {
        var idea =
                new Persona.Idea(
                        "bread",
                        "Bread first",
                        "",
                        "Nobody learns a thing before the bread is on the table at home.",
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        Persona own = Casts.made("own", "Gran", null, "Gran", null, null, List.of(idea));
        assertEquals(List.of(), CLAIMS.in("The weather was fine that day.", own, List.of()));
        String said = "Nobody learns a thing before the bread is on the table.";
        assertEquals("Bread first", only(said, own).idea());
    }

    @Test
    void whatWasHeardAtTheTableIsNoClaim() {
        String said = "“Education is not preparation for life; education is life itself.” No?";
        String topic =
                "Dewey is said to have said: Education is not preparation for life; education is life itself!";
        assertEquals(1, CLAIMS.in(said, DEWEY, List.of("Grades")).size());
        assertEquals(List.of(), CLAIMS.in(said, DEWEY, List.of("Grades", topic)));
    }

    @Test
    void neighboursOnOneIdeaAreOneClaimButNotOverTheEndOfAParagraph() {
        String statement = DEWEY.keyIdeas().getFirst().statement();
        String first = Sentences.in(statement).getFirst();
        List<Claim> together = CLAIMS.in("So. " + statement + " Well?", DEWEY, List.of());
        assertEquals(List.of(statement), together.stream().map(Claim::text).toList());
        for (String between : List.of("\n\n", "\n", "\n- ", " And what of the cook? ")) {
            List<Claim> apart = CLAIMS.in(first + between + statement, DEWEY, List.of());
            assertEquals(List.of(first, statement), apart.stream().map(Claim::text).toList());
        }
    }

    @Test
    void aLaterThingIsToldOnceATurn() {
        String said =
                "Give her the smartphone. I never held one. The smartphone is a tool.\n\nA smartphone again.";
        assertEquals(
                List.of("Give her the smartphone."),
                CLAIMS.in(said, DEWEY, List.of()).stream().map(Claim::text).toList());
    }

    @Test
    void claimsAreFewInOrderAndApartAndTrueQuotationsAreNotCrowdedOut() {
        StringBuilder said = new StringBuilder();
        DEWEY.keyIdeas().forEach(idea -> said.append(idea.statement()).append("\n\n"));
        said.append("“").append(CREED).append("”");
        List<Claim> claims = CLAIMS.in(said.toString(), DEWEY, List.of());
        assertEquals(6, claims.size());
        assertEquals(Claim.Kind.QUOTED, claims.getLast().kind());
        int end = 0;
        for (Claim claim : claims) {
            int start = said.indexOf(claim.text(), end);
            assertTrue(start >= end, claim::toString);
            end = start + claim.text().length();
        }
    }

    @Test
    void codeAndQuotedBlocksAreLeftAloneToTheirEnd() {
        String said =
                "> Quoted:\n"
                        + POINT
                        + "\n\n```\n"
                        + POINT
                        + "\n\n"
                        + POINT
                        + "\n```\n\n    "
                        + POINT
                        + "\n\n| "
                        + POINT
                        + " |\n";
        assertEquals(List.of(), CLAIMS.in(said, DEWEY, List.of()));
        assertEquals(1, CLAIMS.in(said + "\nSo. " + POINT, DEWEY, List.of()).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "“",
                "”",
                "\"",
                "“ ” ",
                "“a b c d e f g” ",
                "«",
                "in 1999 ",
                ". ",
                "A. ",
                "`",
                "\n",
                "> ",
                "*",
                "…",
                "。",
                "1999",
                "e-",
                "\ud83e\udd89",
                "\ud83e",
                "I wrote “",
                "Thinking starts only where something has gone wrong for somebody. ",
                "\u0301",
                "#",
                "|",
                "\t",
                "- ",
                "~~~\n",
                "Dr. "
            })
    void aHostileTextIsReadToItsEnd(String piece) {
        String said = piece.repeat(40_000 / piece.length());
        List<Claim> claims = CLAIMS.in(said, DEWEY, List.of(said));
        assertTrue(claims.size() <= 6);
        claims.forEach(claim -> assertTrue(said.contains(claim.text())));
    }

    private static Claim only(String said, Persona speaker) {
        List<Claim> claims = CLAIMS.in(said, speaker, List.of());
        assertEquals(1, claims.size(), () -> said + " " + claims);
        return claims.getFirst();
    }
}
