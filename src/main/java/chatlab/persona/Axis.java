package chatlab.persona;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The questions on which every character stands somewhere, from −2 (the first pole) to 2 (the
 * second).
 */
public enum Axis {
    CHILD_LED_TEACHER_LED(
            "the child should lead",
            "the teacher should lead",
            "lead leads follow choice choose autonomy teacher instruction guide teach explain independence self-directed lecture"),
    INDIVIDUAL_SOCIAL(
            "learning is each person's own work",
            "learning is done together",
            "group groups together alone individual peers cooperation collaboration class personalised community online social classroom"),
    FREEDOM_STRUCTURE(
            "freedom comes first",
            "structure comes first",
            "freedom rules discipline order structure behaviour behavior ban allow forbid punishment choice phones uniform timetable control"),
    KNOWING_DOING(
            "knowledge comes first",
            "doing comes first",
            "knowledge facts practical projects skills experience hands-on curriculum textbook lecture memory memorise doing experiment ai search"),
    RENEWAL_CONTINUITY(
            "school should renew society",
            "school should hand society's heritage on",
            "society politics democracy tradition culture canon history change justice inequality citizenship climate values religion"),
    UNFOLDING_SHAPING(
            "growth unfolds from within",
            "growth is shaped from without",
            "nature development talent gifted ability reward rewards habit behaviour growth motivation genes character praise"),
    PLAY_WORK(
            "children learn by playing",
            "children learn by serious work",
            "play playing games work effort homework toys kindergarten preschool fun early childhood gamification boredom"),
    MEASURED_UNMEASURED(
            "what is learnt should be measured",
            "what matters cannot be measured",
            "test tests testing grades grading exam exams marks assessment measure data evaluation feedback standards ranking scores");

    private final String first;
    private final String second;
    private final String words;

    Axis(String first, String second, String words) {
        this.first = first;
        this.second = second;
        this.words = words;
    }

    /** As the character files write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those that a text touches, the most first. */
    public static List<Axis> touchedBy(String text) {
        Words words = Words.in(text);
        return Stream.of(values())
                .filter(axis -> words.hits(axis.words) > 0)
                .sorted(Comparator.comparingInt(axis -> -words.hits(axis.words)))
                .toList();
    }

    /** What −2 stands for, as a clause. */
    public String first() {
        return first;
    }

    /** What 2 stands for. */
    public String second() {
        return second;
    }

    /** The pole that a stance leans to, as a clause. */
    public String pole(int stance) {
        return stance < 0 ? first : second;
    }

    /** Words of a topic that this axis has something to say about. */
    public String words() {
        return words;
    }
}
