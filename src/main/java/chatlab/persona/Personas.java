package chatlab.persona;

import chatlab.failure.Failure;
import java.util.Optional;
import org.jooq.DSLContext;

/** Everybody whom a user can seat: the built-in characters, and the user's own. */
public final class Personas {
    private static final int ID_LETTERS = 36;

    private final PersonaLibrary library;

    public Personas(PersonaLibrary library) {
        this.library = library;
    }

    /** The built-in ones. */
    public PersonaLibrary library() {
        return library;
    }

    /**
     * A built-in one costs no query.
     *
     * @throws Failure.Forbidden where it is another user's
     */
    public Optional<Persona> find(DSLContext sql, String userId, String id) {
        Optional<Persona> builtIn = library.find(id);
        if (builtIn.isPresent() || id.length() != ID_LETTERS) return builtIn;
        Optional<Persona> own = CharacterStore.find(sql, userId, id).map(OwnCharacter::persona);
        if (own.isEmpty() && CharacterStore.ownerOf(sql, id).isPresent()) throw anothers();
        return own;
    }

    public static Failure anothers() {
        return new Failure.Forbidden("This character is somebody else's.");
    }
}
