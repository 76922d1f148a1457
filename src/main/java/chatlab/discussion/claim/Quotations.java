package chatlab.discussion.claim;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a character's sources have word for word, and what is only presented as a quotation. */
final class Quotations {
    /** Fewer are a way of speaking. */
    static final int FEWEST_WORDS = 4;

    /** So many, where nobody is named who would have written them. */
    private static final int STANDING_ALONE = 6;

    private static final int NEARBY = 60;
    private static final Pattern OMISSION = Pattern.compile("\\[?(?:…|\\.{3})]?");
    private static final Pattern SLOT = Pattern.compile("\\{\\w+}");
    private static final Pattern IN_MARKS = Pattern.compile("“([^“”]*)”");

    private static final String HOW =
            "(?:(?:once|often|also|already|rightly|famously|has|have|had) ){0,2}";

    /** The speaker's own words, by its own account. */
    private static final Pattern OWN =
            Pattern.compile(
                    "\\bI "
                            + HOW
                            + "(?:wrote|written|put it|argued|noted|declared|insisted)\\b|\\b[Mm]y (?:own )?(?:words?|books?|sentences?|essays?|lectures?|dictum|maxim|creed)\\b");

    /** Somebody's by name: “Rousseau wrote”, “in the words of Rousseau”. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "\\b(?!(?:She|He|They|It|You|We|I|Somebody|Someone|Nobody|Everybody|Everyone|One|Who|What|Teachers|Children|Pupils|Students|Parents|People|Mothers|Fathers)\\b)\\p{Lu}[\\p{L}’'-]{2,30} "
                            + HOW
                            + "(?:wrote|writes|written|says|said|put it|puts it|argued|argues|declared|insisted|reminds us|taught us)\\b"
                            + "|\\b(?:words of|according to|quote|quoting) \\p{Lu}");

    /** A pupil, “somebody”, anybody: speech that is made up for the occasion. */
    private static final Pattern ANYBODY =
            Pattern.compile(
                    "\\b(?:asks?|asked|asking|says?|said|saying|tells?|told|telling|calls?|called|cry|cries|cried|shouts?|thinks?|hears?|replies|reply|answers?|answered"
                            + "|whispers?|writes?|wrote|written|reads?|mutters?|announces?|adds?|begins?|goes)\\b");

    private record Known(String text, Persona.Source source) {}

    private record Slotted(String before, String after) {}

    private final List<Known> known;
    private final Wording own;
    private final List<Slotted> slotted = new ArrayList<>();
    private final boolean historical;

    Quotations(Persona persona) {
        this.known =
                persona.quotations().stream()
                        .map(each -> new Known(Wording.of(each.text()).folded(), each.source()))
                        .toList();
        List<String> pieces = pieces(persona).toList();
        this.own = Wording.of(String.join("\n", pieces));
        for (String piece : pieces) {
            for (Matcher marks = IN_MARKS.matcher(piece); marks.find(); ) slot(marks.group(1));
        }
        this.historical = persona.died() != null;
    }

    private void slot(String text) {
        String[] parts = SLOT.split(text, 2);
        if (parts.length == 2)
            slotted.add(new Slotted(Wording.of(parts[0]).folded(), Wording.of(parts[1]).folded()));
    }

    /** Whether these words, however few, are all of a quotation. */
    boolean isWhole(Wording wording) {
        return known.stream().anyMatch(each -> each.text().equals(wording.folded()));
    }

    /** Of words that are in a source just so, but for what an ellipsis leaves out. */
    Optional<Persona.Source> source(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : OMISSION.split(text)) {
            Wording wording = Wording.of(part);
            if (wording.words() > 0) parts.add(wording.folded());
        }
        return known.stream().filter(each -> has(each, parts)).findFirst().map(Known::source);
    }

    private static boolean has(Known known, List<String> parts) {
        int from = 0;
        for (String part : parts) {
            int at = known.text().indexOf(part, from);
            if (at < 0) return false;
            from = at + part.length() - 1;
        }
        return !parts.isEmpty();
    }

    /** Whether the words are put forward as what somebody once wrote. */
    boolean isPresented(Quoted quoted, String content) {
        String text = content.substring(quoted.words().start(), quoted.words().end());
        Wording wording = Wording.of(text);
        if (own.contains(wording) || slotted.stream().anyMatch(each -> fits(each, wording)))
            return false;
        String around = quoted.before(content, NEARBY) + " | " + quoted.after(content, NEARBY);
        if (NAMED.matcher(around).find()) return true;
        if (!historical) return false;
        if (OWN.matcher(around).find()) return true;
        return wording.words() >= STANDING_ALONE
                && Character.isUpperCase(text.codePointAt(0))
                && !Sentences.isQuestion(text)
                && !ANYBODY.matcher(around).find();
    }

    private static boolean fits(Slotted slotted, Wording wording) {
        return wording.folded().startsWith(slotted.before())
                && wording.folded().endsWith(slotted.after());
    }

    /** All that the files have this one say, made-up speech and titles included. */
    private static Stream<String> pieces(Persona persona) {
        Persona.Speech speech = persona.speech();
        return Stream.of(
                        Stream.of(persona.description()),
                        persona.keyIdeas().stream()
                                .flatMap(each -> Stream.of(each.title(), each.statement())),
                        persona.keyIdeas().stream()
                                .flatMap(each -> Stream.ofNullable(each.source()))
                                .map(Persona.Source::work),
                        persona.works().stream().map(Persona.Work::title),
                        persona.openings().stream(),
                        persona.questions().stream(),
                        Stream.of(
                                        speech.extending(),
                                        speech.challenges(),
                                        speech.doubts(),
                                        speech.answers(),
                                        speech.bridges(),
                                        speech.closings())
                                .flatMap(List::stream),
                        persona.toward().values().stream().flatMap(List::stream),
                        persona.remarks().values().stream().flatMap(List::stream))
                .flatMap(each -> each);
    }
}
