package chatlab.llm;

import java.util.Locale;

/** Why a model left off. */
public enum Finish {
    /** It had said what it wanted to say. */
    DONE,
    /** It had used up the tokens it was given. */
    LENGTH,
    /** It declined, or its provider's filter took the word from it. */
    REFUSED,
    /** It waits for the results of the tools it called. */
    TOOLS;

    /** Whoever reads the reply should be told of it. */
    public boolean isCut() {
        return this == LENGTH || this == REFUSED;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Finish of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
