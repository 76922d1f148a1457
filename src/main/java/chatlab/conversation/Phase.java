package chatlab.conversation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link Protocol}. But for the last one, which has no end, it is over when everybody
 * whose turn it is has spoken.
 *
 * @param task what a speaker is told to do; {@code {opponent}} stands for the one furthest away
 * @param unseen nobody is shown what the others say in it
 * @param hat the id of the thinking hat that is worn; where its character sits at the table, it
 *     speaks alone
 * @param rounds how often everybody speaks
 */
public record Phase(
        String id,
        String name,
        Act act,
        String task,
        boolean unseen,
        @Nullable String hat,
        int rounds) {
    private static final String HAT = "-hat";

    /** What a speaker does in a phase. */
    public enum Act {
        DISCUSS,
        POSITION,
        QUESTION,
        REFLECT,
        HAT,
        REBUT,
        RESTATE,
        COMMON_GROUND;

        @JsonCreator
        public static Act of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    @JsonCreator
    static Phase of(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name,
            @JsonProperty("act") Act act,
            @JsonProperty("task") String task,
            @JsonProperty("unseen") @Nullable Boolean unseen,
            @JsonProperty("hat") @Nullable String hat,
            @JsonProperty("rounds") @Nullable Integer rounds) {
        return new Phase(
                id, name, act, task, Boolean.TRUE.equals(unseen), hat, rounds == null ? 1 : rounds);
    }

    /** Those whose turn it can be in this phase, muted ones aside. */
    public List<Participant> speakers(List<Participant> table) {
        List<Participant> willing = table.stream().filter(each -> !each.muted()).toList();
        if (hat == null) return willing;
        List<Participant> wearer =
                willing.stream().filter(each -> each.id().equals(hat)).limit(1).toList();
        if (!wearer.isEmpty()) return wearer;
        return willing.stream().filter(each -> !isHat(each)).toList();
    }

    /** A hat wears no other hat. */
    private static boolean isHat(Participant participant) {
        return participant.persona().set().equals("thinking-hats")
                && participant.id().endsWith(HAT);
    }
}
