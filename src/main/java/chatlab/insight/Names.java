package chatlab.insight;

import chatlab.persona.Persona;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who of a table is named in a sentence. */
final class Names {
    private final Map<String, Pattern> patterns = new LinkedHashMap<>();

    Names(List<Persona> table) {
        for (Persona persona : table) {
            boolean unique =
                    table.stream().filter(each -> each.called().equals(persona.called())).count()
                            == 1;
            List<String> names = new ArrayList<>();
            Stream.of(persona.name(), persona.surname(), unique ? persona.called() : null)
                    .filter(name -> name != null && !name.isBlank())
                    .distinct()
                    .forEach(name -> names.add(pattern(name)));
            patterns.put(persona.id(), Pattern.compile(String.join("|", names)));
        }
    }

    /** The ids of those named, in seat order, but for the speaker. */
    List<String> in(String sentence, String speakerId) {
        return patterns.entrySet().stream()
                .filter(each -> !each.getKey().equals(speakerId))
                .filter(each -> each.getValue().matcher(sentence).find())
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
