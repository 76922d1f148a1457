package chatlab.discussion.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chatlab.conversation.Claim;
import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a turn owes to its speaker's sources. */
class ClaimsTest {
    private static final PersonaLibrary LIBRARY = new PersonaLibrary();
    private static final Claims CLAIMS = new Claims(LIBRARY.all());

    @Test
    void aQuotationIsFoundInItsSourceWhateverItsMarks() {
        Persona dewey = LIBRARY.find("john-dewey").orElseThrow();
        for (Persona.Quotation quotation : dewey.quotations()) {
            String said =
                    "I put it so: \"" + quotation.text().toUpperCase() + "\" And I stand by it.";
            List<Claim> claims = CLAIMS.in(said, dewey, List.of());
            assertEquals(Claim.Kind.QUOTED, claims.getFirst().kind());
            assertEquals(quotation.source(), claims.getFirst().source());
        }
    }

    @Test
    void everyStatementIsFoundAsItsOwnIdeaAsOneClaim() {
        List<String> wrong = new ArrayList<>();
        for (Persona persona : LIBRARY.all()) {
            for (Persona.Idea idea : persona.keyIdeas()) {
                List<Claim> claims = CLAIMS.in(idea.statement(), persona, List.of());
                boolean right =
                        claims.size() == 1
                                && idea.title().equals(claims.getFirst().idea())
                                && idea.statement().endsWith(claims.getFirst().text());
                if (!right) wrong.add(persona.id() + " " + idea.title() + " " + claims);
            }
        }
        assertEquals(List.of(), wrong);
    }
}
