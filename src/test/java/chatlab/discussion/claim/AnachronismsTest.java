package chatlab.discussion.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.database.Json;
import chatlab.discussion.Casts;
import chatlab.persona.Persona;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file of things with their years, and what the built-in files say of them. */
class AnachronismsTest {
    private static final int TERMS = 120;
    private final Anachronisms anachronisms = new Anachronisms();

    @Test
    void everyTermIsFoundOnceItsThingIsThereAndNeverBefore() throws IOException {
        JsonNode things =
                Json.MAPPER.readTree(getClass().getResourceAsStream("/anachronisms.json"));
        Set<String> terms = new HashSet<>();
        for (JsonNode thing : things) {
            int year = thing.path("year").asInt();
            for (JsonNode each : thing.path("terms")) {
                String term = each.asText();
                assertTrue(terms.add(term), term);
                String said = "We all know of " + term + " by now.";
                assertEquals(
                        thing.path("name").asText(),
                        anachronisms.in(said, Wording.of(said), year - 1).orElseThrow().what());
                assertTrue(anachronisms.in(said, Wording.of(said), 2100).isEmpty(), term);
            }
        }
        assertTrue(terms.size() >= TERMS);
    }

    /**
     * The files were written with care; where one of the dead speaks of a telephone, it is meant.
     */
    @Test
    void theBuiltInFilesSpeakOfFewThingsThatTheirSpeakerDidNotLiveToSee() {
        List<String> later = new ArrayList<>();
        for (Persona persona : Casts.LIBRARY.all()) {
            Integer died = persona.died();
            if (died == null) continue;
            Stream.concat(
                            persona.keyIdeas().stream().map(Persona.Idea::statement),
                            persona.remarks().values().stream().flatMap(List::stream))
                    .flatMap(text -> Sentences.in(text).stream())
                    .forEach(
                            each ->
                                    anachronisms
                                            .in(each, Wording.of(each), died)
                                            .ifPresent(it -> later.add(persona.id() + " " + it)));
        }
        assertTrue(later.size() <= 5, later::toString);
    }
}
