package chatlab.insight;

import java.util.List;
import java.util.UUID;

/**
 * What came of a discussion, each line with the turns it rests on.
 *
 * @param participants those who have spoken
 */
record Report(
        String topic,
        List<Party> participants,
        List<Entry> keyInsights,
        List<Entry> agreements,
        List<Entry> disagreements,
        List<Entry> openQuestions,
        List<Entry> userContributions) {

    record Entry(String text, List<UUID> turns) {}

    /**
     * @param text a sentence of theirs
     */
    record Party(String id, String name, String text, List<UUID> turns) {}

    boolean isEmpty() {
        return keyInsights.isEmpty()
                && agreements.isEmpty()
                && disagreements.isEmpty()
                && openQuestions.isEmpty()
                && userContributions.isEmpty();
    }
}
