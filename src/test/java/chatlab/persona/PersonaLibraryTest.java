package chatlab.persona;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaLibraryTest {
    private final PersonaLibrary library = new PersonaLibrary();

    @Test
    void hasTheTheoristsInOrder() {
        PersonaLibrary.Set theorists = library.sets().getFirst();

        assertEquals("theorists", theorists.id());
        assertTrue(theorists.characters().size() >= 18);
        assertEquals("john-dewey", theorists.characters().getFirst());
    }

    @Test
    void bringsThePhilosophersAfterThemFromSocratesOn() {
        PersonaLibrary.Set philosophers = library.sets().get(1);

        assertEquals("philosophers", philosophers.id());
        assertEquals("socrates", philosophers.characters().getFirst());
    }

    @Test
    void keepsEverySetInItsOrder() {
        for (PersonaLibrary.Set set : library.sets()) {
            assertEquals(
                    set.characters(),
                    library.all().stream()
                            .filter(each -> each.set().equals(set.id()))
                            .map(Persona::id)
                            .toList());
        }
    }

    @Test
    void givesEveryCharacterAColourOfItsOwn() {
        assertEquals(
                library.all().size(),
                library.all().stream().map(Persona::color).distinct().count());
        assertEquals(
                library.all().size(),
                library.all().stream().map(Persona::called).distinct().count());
    }

    @Test
    void letsNoTwoCharactersSayTheSame() {
        List<String> said = new ArrayList<>();
        for (Persona persona : library.all()) {
            persona.remarks().values().forEach(said::addAll);
            persona.toward().values().forEach(said::addAll);
            List.of(
                            persona.openings(),
                            persona.questions(),
                            persona.speech().closings(),
                            persona.speech().challenges(),
                            persona.speech().extending(),
                            persona.speech().doubts(),
                            persona.speech().answers(),
                            persona.speech().bridges())
                    .forEach(said::addAll);
        }

        assertEquals(said.size(), said.stream().distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "../theorists", "john-dewey.json", "John-Dewey"})
    void knowsNobodyElse(String id) {
        assertEquals(Optional.empty(), library.find(id));
        assertEquals(Optional.empty(), library.portrait(id));
    }

    @Test
    void letsNobodyChangeTheCast() {
        assertThrows(UnsupportedOperationException.class, () -> library.all().clear());
        assertThrows(UnsupportedOperationException.class, () -> library.sets().clear());
    }

    @Test
    void survivesBeingStoredAsJson() throws Exception {
        for (Persona persona : library.all()) {
            assertEquals(persona, Json.MAPPER.readValue(Json.bytes(persona), Persona.class));
        }
    }
}
