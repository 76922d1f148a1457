package chatlab.llm;

import java.util.Map;

/**
 * A call as a wire format writes it.
 *
 * @param headers those that the wire format asks for, the key among them
 */
record Post(String url, Map<String, String> headers, String json) {
    /** Never the headers: the key is in them. */
    @Override
    public String toString() {
        return "POST " + url;
    }
}
