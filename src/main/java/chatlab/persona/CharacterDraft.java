package chatlab.persona;

import chatlab.failure.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said of a user's own character; null for what is left as it is. */
public record CharacterDraft(
        @Nullable String name,
        @Nullable String called,
        @Nullable String surname,
        @Nullable String tagline,
        @Nullable String description,
        @Nullable Integer born,
        @Nullable Integer died,
        @Nullable List<Idea> keyIdeas,
        @Nullable List<Persona.Quotation> quotations,
        @Nullable Voice voice,
        @Nullable Map<String, Integer> stances,
        @Nullable List<Persona.Work> works,
        @Nullable String color,
        @Nullable String greeting,
        @Nullable String scenario,
        @Nullable String exampleDialogue,
        @Nullable String instructions,
        @Nullable String reminder) {

    public record Idea(
            @Nullable String id,
            String title,
            @Nullable String point,
            String statement,
            @Nullable List<String> supports,
            @Nullable List<String> opposes,
            @Nullable List<String> tags,
            Persona.@Nullable Source source) {}

    public record Voice(
            @Nullable String manner, @Nullable List<String> images, @Nullable List<String> never) {}

    /** A character of whom nothing is known yet. */
    public static Persona blank(String id) {
        return new Persona(
                id,
                Persona.MINE,
                1,
                "",
                null,
                "",
                null,
                null,
                "",
                "",
                "",
                List.of(),
                List.of(),
                new Persona.Voice("", List.of(), List.of()),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Persona.Speech.NONE,
                Map.of(),
                Map.of(),
                Persona.Own.NOTHING);
    }

    /**
     * The character with this said of it. Its phrases for the offline voice are not handed on: they
     * are another's words.
     *
     * @throws Failure.Invalid with every fault that the contract's schema cannot see
     */
    public Persona appliedTo(Persona before, String id, int version) {
        String newName = name == null ? before.name() : Names.tidy(name);
        boolean calledByName = before.called().isEmpty() || before.called().equals(before.name());
        String newCalled =
                called != null ? Names.tidy(called) : calledByName ? newName : before.called();
        Persona after =
                new Persona(
                        id,
                        Persona.MINE,
                        version,
                        newName,
                        surname == null ? before.surname() : Names.tidy(surname),
                        newCalled,
                        or(born, before.born()),
                        or(died, before.died()),
                        color != null
                                ? color
                                : before.color().isEmpty() ? Names.color(newName) : before.color(),
                        said(tagline, before.tagline()),
                        said(description, before.description()),
                        keyIdeas == null ? before.keyIdeas() : ideas(keyIdeas, before.keyIdeas()),
                        said(quotations, before.quotations()),
                        voice == null ? before.voice() : merged(voice, before.voice()),
                        said(stances, before.stances()),
                        said(works, before.works()),
                        List.of(),
                        List.of(),
                        Persona.Speech.NONE,
                        Map.of(),
                        Map.of(),
                        own(Optional.ofNullable(before.own()).orElse(Persona.Own.NOTHING)));
        check(after);
        return after;
    }

    private Persona.Own own(Persona.Own before) {
        return new Persona.Own(
                before.avatar(),
                said(greeting, before.greeting()),
                said(scenario, before.scenario()),
                said(exampleDialogue, before.exampleDialogue()),
                said(instructions, before.instructions()),
                said(reminder, before.reminder()),
                before.lore());
    }

    private static void check(Persona persona) {
        List<Failure.Fault> faults = new ArrayList<>();
        Map<String, Optional<String>> names =
                Map.of(
                        "name", Optional.of(persona.name()),
                        "called", Optional.of(persona.called()),
                        "surname", Optional.ofNullable(persona.surname()));
        names.forEach(
                (field, text) ->
                        text.filter(each -> !Names.canBeSaid(each))
                                .ifPresent(
                                        _ ->
                                                faults.add(
                                                        fault(
                                                                field,
                                                                "Needs at least one letter, digit or symbol.",
                                                                "name"))));
        Integer born = persona.born();
        Integer died = persona.died();
        if (born != null && died != null && died < born)
            faults.add(fault("died", "Must not be before the year of birth.", "order"));
        if (!faults.isEmpty()) throw new Failure.Invalid(faults);
    }

    private static Failure.Fault fault(String field, String sentence, String type) {
        return new Failure.Fault(List.of("body", field), sentence, type);
    }

    /** Each with an id of its own; what an idea known before leaves unsaid stays as it was. */
    private static List<Persona.Idea> ideas(List<Idea> drafts, List<Persona.Idea> before) {
        List<Persona.Idea> ideas = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Idea draft : drafts) {
            Persona.Idea known =
                    before.stream()
                            .filter(each -> each.id().equals(draft.id()))
                            .findFirst()
                            .orElse(null);
            String wanted = draft.id() == null ? Names.slug(draft.title(), "idea") : draft.id();
            String id = wanted;
            for (int i = 2; !taken.add(id); i++) id = wanted + "-" + i;
            ideas.add(
                    new Persona.Idea(
                            id,
                            draft.title(),
                            said(draft.point(), known == null ? "" : known.point()),
                            draft.statement(),
                            said(draft.supports(), known == null ? List.of() : known.supports()),
                            said(draft.opposes(), known == null ? List.of() : known.opposes()),
                            said(draft.tags(), known == null ? List.of() : known.tags()),
                            draft.source()));
        }
        return List.copyOf(ideas);
    }

    private static Persona.Voice merged(Voice voice, Persona.Voice before) {
        return new Persona.Voice(
                said(voice.manner(), before.manner()),
                said(voice.images(), before.images()),
                said(voice.never(), before.never()));
    }

    private static <T> T said(@Nullable T said, T before) {
        return said == null ? before : said;
    }

    private static @Nullable Integer or(@Nullable Integer said, @Nullable Integer before) {
        return said == null ? before : said;
    }
}
