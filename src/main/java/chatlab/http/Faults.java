package chatlab.http;

import chatlab.failure.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a body or a query: every fault, up to more than anybody reads. */
final class Faults {
    private static final int MOST = 1_000;

    private final List<Failure.Fault> faults = new ArrayList<>();
    private final Set<List<Object>> places = new HashSet<>();

    /** Text that cannot be stored fails patterns too; that is told once. */
    void add(Failure.Fault fault) {
        boolean told =
                fault.type().equals("string_pattern_mismatch") && places.contains(fault.loc());
        if (told || faults.size() == MOST) return;
        faults.add(fault);
        places.add(fault.loc());
    }

    /**
     * @throws Failure.Invalid with all of them, where there are any
     */
    void throwAny() {
        if (!faults.isEmpty()) throw new Failure.Invalid(faults);
    }
}
