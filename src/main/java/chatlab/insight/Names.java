package chatlab.insight;

import chatlab.persona.Persona;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who of a table is named in a sentence. */
final class Names {
    /** Most sentences name nobody, which {@code names} tell sooner than the pattern. */
    private record Called(List<String> names, Pattern pattern) {
        boolean isIn(String sentence) {
            return names.stream().anyMatch(sentence::contains) && pattern.matcher(sentence).find();
        }
    }

    private final Map<String, Called> called = new LinkedHashMap<>();

    Names(List<Persona> table) {
        for (Persona persona : table) {
            boolean unique =
                    table.stream().filter(each -> each.called().equals(persona.called())).count()
                            == 1;
            List<String> names =
                    Stream.of(persona.name(), persona.surname(), unique ? persona.called() : null)
                            .flatMap(Stream::ofNullable)
                            .filter(name -> !name.isBlank())
                            .distinct()
                            .toList();
            String any = String.join("|", names.stream().map(Names::pattern).toList());
            called.put(persona.id(), new Called(names, Pattern.compile(any)));
        }
    }

    /** The ids of those named, in seat order, but for the speaker. */
    List<String> in(String sentence, String speakerId) {
        return called.entrySet().stream()
                .filter(each -> !each.getKey().equals(speakerId))
                .filter(each -> each.getValue().isIn(sentence))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A name without a capital, such as “bell”, is one where a comma makes it so. */
    private static String pattern(String name) {
        String word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
        boolean plain = !name.contains(" ") && Character.isLowerCase(name.codePointAt(0));
        return plain ? ",\\s" + word + "|" + word + "\\s*[,:]" : word;
    }
}
