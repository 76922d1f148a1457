package chatlab.llm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> done = new ArrayList<>();

    @Test
    void runsWhatWasRegisteredOnceAndInOrder() {
        cancellation.onCancel(() -> done.add("a"));
        cancellation.onCancel(() -> done.add("b"));
        assertFalse(cancellation.isWanted());
        assertEquals(List.of(), done);

        cancellation.cancel();
        cancellation.cancel();

        assertTrue(cancellation.isWanted());
        assertEquals(List.of("a", "b"), done);
    }

    @Test
    void runsAtOnceWhatIsRegisteredTooLate() {
        cancellation.cancel();

        cancellation.onCancel(() -> done.add("late"));

        assertEquals(List.of("late"), done);
    }

    @Test
    void letsAnActionAskOrRegisterAnother() {
        cancellation.onCancel(
                () -> cancellation.onCancel(() -> done.add("wanted " + cancellation.isWanted())));

        cancellation.cancel();

        assertEquals(List.of("wanted true"), done);
    }
}
