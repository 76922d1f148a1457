package chatlab.discussion.claim;

import chatlab.database.Json;
import chatlab.persona.Persona;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Things and years that came after somebody's death, in what is put in their mouth. */
final class Anachronisms {
    private static final String FILE = "/anachronisms.json";

    /**
     * A year by what stands around it: a number of pupils is none. Numbers such as “the 1990s” are.
     */
    private static final Pattern YEAR =
            Pattern.compile(
                    "(?i)\\b(?:(?:in|since|by|until|till|from|before|after|during|year|early|late|spring|summer|autumn|winter|january|february|march|april|june|july"
                            + "|august|september|october|november|december|(?:spring|summer|autumn|winter|year|class) of) "
                            + "(1\\d{3}|20\\d{2})(?![\\p{L}\\p{N}]|[.,:]\\d)"
                            + "(?=\\s*(?:[^\\s\\p{L}\\p{N}]|$)|\\s+(?:a|an|and|as|at|but|by|for|he|his|I|in|is|it|may|my|nobody|no|of|on|one|or|our|she|so|some|somebody"
                            + "|that|the|their|there|they|to|was|we|when|where|which|who|will|with|would|you|your)\\b)"
                            + "|the (?:early |late |mid-)?(1\\d{2}0|20\\d0)s\\b)");

    /** What the sentence speaks of. */
    record Later(String what, int year, boolean named) {
        String note(Persona speaker) {
            int died = Objects.requireNonNull(speaker.died());
            String dead = speaker.name() + " died in " + (died < 0 ? -died + " BCE" : died);
            return named
                    ? "%s; %s came in %d.".formatted(dead, what, year)
                    : "%s; this speaks of %s.".formatted(dead, what);
        }
    }

    /** As the file has it; a term with a capital is looked for just as it is written. */
    private record Thing(String name, int year, List<String> terms) {}

    private record Term(List<String> tokens, boolean asWritten, Thing thing) {}

    /** By their first token in small letters. */
    private final Map<String, List<Term>> terms = new HashMap<>();

    Anachronisms() {
        for (Thing thing : things()) {
            for (String written : thing.terms()) {
                Wording wording = Wording.of(written);
                List<String> tokens = wording.tokens();
                boolean asWritten = written.chars().anyMatch(Character::isUpperCase);
                terms.computeIfAbsent(singular(wording.small().getFirst()), _ -> new ArrayList<>())
                        .add(new Term(tokens, asWritten, thing));
            }
        }
        terms.values()
                .forEach(each -> each.sort(Comparator.comparingInt(term -> -term.tokens().size())));
    }

    /** The first thing or year in it that came after the speaker's death. */
    Optional<Later> in(String sentence, Wording wording, int died) {
        List<String> tokens = wording.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            for (Term term : terms.getOrDefault(singular(wording.small().get(i)), List.of())) {
                Thing thing = term.thing();
                if (thing.year() > died && stands(term, tokens, i))
                    return Optional.of(new Later(thing.name(), thing.year(), true));
            }
        }
        return year(sentence, died);
    }

    private static Optional<Later> year(String sentence, int died) {
        if (sentence.chars().noneMatch(Character::isDigit)) return Optional.empty();
        for (Matcher found = YEAR.matcher(sentence); found.find(); ) {
            String year = found.group(1);
            String decade = found.group(2);
            int number = Integer.parseInt(year == null ? decade : year);
            if (number > died)
                return Optional.of(
                        new Later(year == null ? "the " + decade + "s" : year, number, false));
        }
        return Optional.empty();
    }

    private static boolean stands(Term term, List<String> tokens, int at) {
        int size = term.tokens().size();
        if (at + size > tokens.size()) return false;
        for (int i = 0; i < size; i++) {
            String wanted = term.tokens().get(i);
            String token = tokens.get(at + i);
            boolean same = term.asWritten() ? token.equals(wanted) : token.equalsIgnoreCase(wanted);
            boolean plural = i == size - 1 && isPlural(token, wanted, term.asWritten());
            if (!same && !plural) return false;
        }
        return true;
    }

    private static boolean isPlural(String token, String wanted, boolean asWritten) {
        return token.length() == wanted.length() + 1
                && token.endsWith("s")
                && token.regionMatches(!asWritten, 0, wanted, 0, wanted.length());
    }

    private static String singular(String small) {
        return small.length() > 2 && small.endsWith("s")
                ? small.substring(0, small.length() - 1)
                : small;
    }

    private static List<Thing> things() {
        try (InputStream in = Anachronisms.class.getResourceAsStream(FILE)) {
            return List.of(Json.MAPPER.readValue(Objects.requireNonNull(in, FILE), Thing[].class));
        } catch (IOException malformed) {
            throw new UncheckedIOException(FILE, malformed);
        }
    }
}
