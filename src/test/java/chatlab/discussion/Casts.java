package chatlab.discussion;

import chatlab.discussion.claim.Claims;
import chatlab.discussion.stance.AgreementAlarm;
import chatlab.discussion.stance.Leanings;
import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The characters of these tests: the built-in ones, and some made up where a name is the point. */
public final class Casts {
    public static final PersonaLibrary LIBRARY = new PersonaLibrary();

    private Casts() {}

    static Moderator moderator() {
        var leanings = new Leanings(new Claims(LIBRARY.all()));
        return new Moderator(new Relevance(), new AgreementAlarm(leanings));
    }

    public static Persona persona(String id) {
        return switch (id) {
            case "simone-de-beauvoir" -> deBeauvoir();
            default -> LIBRARY.find(id).orElseThrow(() -> new AssertionError("no " + id));
        };
    }

    public static List<Persona> personas(String... ids) {
        return Arrays.stream(ids).map(Casts::persona).toList();
    }

    public static Persona deBeauvoir() {
        return named("simone-de-beauvoir", "Simone de Beauvoir", "de Beauvoir", "Simone");
    }

    /** Somebody of this name, with nothing to say. */
    public static Persona named(String id, String name, String surname, String called) {
        return made(id, name, surname, called, 1908, 1986, List.of());
    }

    /** Somebody with just these ideas, each a statement of its own tag. */
    public static Persona thinking(String id, String name, String... tags) {
        List<Persona.Idea> ideas =
                Arrays.stream(tags)
                        .map(
                                tag ->
                                        new Persona.Idea(
                                                tag,
                                                "On " + tag,
                                                tag + " counts",
                                                "I care about " + tag + ".",
                                                List.of(),
                                                List.of(),
                                                List.of(tag),
                                                new Persona.Source("A Book", 1950, null)))
                        .toList();
        return made(id, name, null, name, 1900, 1980, ideas);
    }

    public static Persona made(
            String id,
            String name,
            @Nullable String surname,
            String called,
            @Nullable Integer born,
            @Nullable Integer died,
            List<Persona.Idea> ideas) {
        return new Persona(
                id,
                "made",
                1,
                name,
                surname,
                called,
                born,
                died,
                "#808080",
                "A made-up character",
                "Somebody made up for a test.",
                ideas,
                List.of(),
                new Persona.Voice("Plainly.", List.of("a plain wall"), List.of("shout")),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                new Persona.Speech(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
                Map.of(),
                Map.of());
    }
}
