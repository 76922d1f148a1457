package chatlab.persona;

import chatlab.persona.picture.DrawnPicture;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param own what only a user's own character has; null for a built-in one
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
        Map<String, List<String>> remarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Own own) {

    /** The set of every user's own characters. */
    public static final String MINE = "mine";

    /** A built-in one. */
    public Persona(
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
        this(
                id,
                set,
                version,
                name,
                surname,
                called,
                born,
                died,
                color,
                tagline,
                description,
                keyIdeas,
                quotations,
                voice,
                stances,
                works,
                openings,
                questions,
                speech,
                toward,
                remarks,
                null);
    }

    /**
     * One key idea.
     *
     * @param point the idea as a clause that can stand after “that”
     * @param statement the idea in the character's own voice and our words
     * @param supports what it speaks for, in the vocabulary that all characters share
     * @param opposes what it speaks against, likewise
     * @param source null for an idea of a user's own character that was written nowhere
     */
    public record Idea(
            String id,
            String title,
            String point,
            String statement,
            List<String> supports,
            List<String> opposes,
            List<String> tags,
            @Nullable Source source) {}

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
            List<String> closings) {
        /** Of one who has no phrases ready. */
        public static final Speech NONE =
                new Speech(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * What only a user's own character has; texts are empty where there are none. They may come
     * from anybody's card.
     *
     * @param avatar where its picture is to be had; null where one is drawn
     * @param instructions how it is to be played
     * @param reminder said to a model last
     */
    public record Own(
            @Nullable String avatar,
            String greeting,
            String scenario,
            String exampleDialogue,
            String instructions,
            String reminder,
            List<Lore> lore) {
        public static final Own NOTHING = new Own(null, "", "", "", "", "", List.of());
    }

    /**
     * Something to know, told where one of the keys is mentioned.
     *
     * @param constant told always
     */
    public record Lore(List<String> keys, String content, boolean constant) {}

    /** The stance on an axis; 0 where the character has none. */
    public int stance(Axis axis) {
        return stances.getOrDefault(axis.key(), 0);
    }

    /** Where the portrait is to be had. */
    public String avatarUrl() {
        if (own == null) return "/api/characters/" + id + "/avatar";
        return own.avatar() == null ? DrawnPicture.url(name, color) : own.avatar();
    }

    /** A user's own, with a picture; null where one is drawn. */
    public Persona withAvatar(@Nullable String avatar) {
        Own before = own == null ? Own.NOTHING : own;
        return with(
                version,
                new Own(
                        avatar,
                        before.greeting(),
                        before.scenario(),
                        before.exampleDialogue(),
                        before.instructions(),
                        before.reminder(),
                        before.lore()));
    }

    /** A user's own, knowing these things. */
    public Persona withLore(List<Lore> lore) {
        Own before = own == null ? Own.NOTHING : own;
        return with(
                version,
                new Own(
                        before.avatar(),
                        before.greeting(),
                        before.scenario(),
                        before.exampleDialogue(),
                        before.instructions(),
                        before.reminder(),
                        lore));
    }

    /** Without some of {@code surname}, {@code born} and {@code died}. */
    public Persona without(List<String> fields) {
        return new Persona(
                id,
                set,
                version,
                name,
                fields.contains("surname") ? null : surname,
                called,
                fields.contains("born") ? null : born,
                fields.contains("died") ? null : died,
                color,
                tagline,
                description,
                keyIdeas,
                quotations,
                voice,
                stances,
                works,
                openings,
                questions,
                speech,
                toward,
                remarks,
                own);
    }

    public Persona withVersion(int newVersion) {
        return with(newVersion, own);
    }

    private Persona with(int newVersion, @Nullable Own newOwn) {
        return new Persona(
                id,
                set,
                newVersion,
                name,
                surname,
                called,
                born,
                died,
                color,
                tagline,
                description,
                keyIdeas,
                quotations,
                voice,
                stances,
                works,
                openings,
                questions,
                speech,
                toward,
                remarks,
                newOwn);
    }
}
