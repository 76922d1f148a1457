package chatlab.persona;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A character: who they were, what they thought and how they say it. Read from a JSON file that a
 * teacher could correct; the API calls it a character.
 *
 * @param called how the others at the table address this one
 * @param born the year, negative before our era
 * @param died the year, null where living
 * @param color {@code #rrggbb}, mid lightness; the page keeps the hue and sets the rest by theme
 * @param stances from −2 (wholly the axis's first-named pole) to 2, by {@link Axis#key}
 * @param openings first words on a topic, with {@code {subject}}
 * @param questions put to a named other, with {@code {name}}
 * @param toward replies to particular others, by their id
 * @param remarks what this one says of a domain of school life, by {@link Domain#key}
 */
public record Persona(
        String id,
        String set,
        int version,
        String name,
        @Nullable String surname,
        String called,
        @Nullable Integer born,
        @Nullable Integer died,
        String color,
        String tagline,
        String description,
        List<Idea> keyIdeas,
        List<Quotation> quotations,
        Voice voice,
        Map<String, Integer> stances,
        List<Work> works,
        List<String> openings,
        List<String> questions,
        Speech speech,
        Map<String, List<String>> toward,
        Map<String, List<String>> remarks) {

    /**
     * One key idea.
     *
     * @param point the idea as a clause that can stand after “that”
     * @param statement the idea in the character's own voice and our words
     * @param supports what it speaks for, in the vocabulary that all characters share
     * @param opposes what it speaks against, likewise
     */
    public record Idea(
            String id,
            String title,
            String point,
            String statement,
            List<String> supports,
            List<String> opposes,
            List<String> tags,
            Source source) {}

    /**
     * @param year of the work, negative before our era
     */
    public record Source(String work, int year, @Nullable String locator) {
        /** As it is written: {@code Meno, 385 BCE}. */
        public String text() {
            return work + ", " + (year < 0 ? -year + " BCE" : String.valueOf(year));
        }
    }

    public record Quotation(String text, Source source) {}

    /** How one argues, favourite images, and what one would never say. */
    public record Voice(String manner, List<String> images, List<String> never) {}

    public record Work(String title, int year) {}

    /**
     * Turns of phrase, with {@code {name}}, {@code {point}} and {@code {subject}} to be filled in.
     */
    public record Speech(
            @JsonProperty("extends") List<String> extending,
            List<String> challenges,
            List<String> doubts,
            List<String> answers,
            List<String> bridges,
            List<String> closings) {}

    /** The stance on an axis; 0 where the character has none. */
    public int stance(Axis axis) {
        return stances.getOrDefault(axis.key(), 0);
    }

    /** Where the portrait is to be had. */
    public String avatarUrl() {
        return "/api/characters/" + id + "/avatar";
    }
}
