package chatlab.http;

import chatlab.database.Json;
import chatlab.failure.Failure;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** A list as the contract has it: a page of items, and where the next one begins. */
public final class Page {
    /** Items on a page where the caller did not say. */
    public static final int DEFAULT = 20;

    private Page() {}

    /**
     * @param found the items and, where there is a next page, one more
     * @param cursor names the place of a page's last item
     */
    public static <T> ObjectNode of(
            List<T> found, int limit, Function<T, ObjectNode> view, Function<T, String> cursor) {
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        ObjectNode page = Json.MAPPER.createObjectNode();
        ArrayNode views = page.putArray("items");
        items.forEach(item -> views.add(view.apply(item)));
        boolean more = found.size() > limit;
        return page.put("next_cursor", more ? cursor.apply(items.getLast()) : null);
    }

    /** The caller made the cursor up. */
    public static Failure badCursor() {
        var fault =
                new Failure.Fault(
                        List.of("query", "cursor"),
                        "Is not a cursor that was given here.",
                        "cursor");
        return new Failure.Invalid(List.of(fault));
    }
}
