package chatlab.page;

import chatlab.database.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import java.io.UncheckedIOException;
import java.util.List;

/** Puts texts wherever a server's answer has some, as if a model had written them. */
record Told(List<String> texts) {
    /** Every sentence of the first turn claims something, each with a source. */
    void claims(Route route) {
        APIResponse answer = route.fetch();
        ObjectNode page = (ObjectNode) read(answer.text());
        ObjectNode turn = (ObjectNode) page.path("items").path(0);
        ArrayNode claims = turn.putArray("claims");
        StringBuilder content = new StringBuilder();
        for (int at = 0; at < texts.size(); at++) {
            String sentence = "This is said for number " + at + ".";
            content.append(sentence).append("\n\n");
            ObjectNode claim = claims.addObject().put("text", sentence).put("kind", "paraphrased");
            claim.put("idea", texts.get(at)).put("note", texts.get(at));
            source(claim.putObject("source"), texts.get(at));
        }
        turn.put("content", content.toString());
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(page.toString()));
    }

    void report(Route route) {
        APIResponse answer = route.fetch();
        ObjectNode report = (ObjectNode) read(answer.text());
        String turn = report.at("/key_insights/0/turns/0").asText();
        ArrayNode lines = report.putArray("key_insights");
        for (String text : texts) lines.addObject().put("text", text).putArray("turns").add(turn);
        for (String none :
                List.of("agreements", "disagreements", "open_questions", "user_contributions"))
            report.putArray(none);
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(report.toString()));
    }

    void alarm(Route route) {
        ObjectNode stances = Json.MAPPER.createObjectNode();
        for (String none : List.of("topic_axes", "axes", "items")) stances.putArray(none);
        ObjectNode alarm = stances.putObject("alarm").put("objection", String.join(" ", texts));
        alarm.putObject("speaker").put("id", "lev-vygotsky").put("name", texts.getFirst());
        alarm.putNull("axis").putArray("turns");
        json(route, stances);
    }

    /** What those who are asked would likely say. */
    void views(Route route) {
        ObjectNode views = Json.MAPPER.createObjectNode();
        ArrayNode items = views.putArray("items");
        for (JsonNode id : read(route.request().postData()).path("character_ids"))
            items.addObject().put("character_id", id.asText()).put("text", String.join(" ", texts));
        json(route, views);
    }

    private static void source(ObjectNode source, String text) {
        source.put("work", text).put("year", 1900).put("locator", text);
    }

    private static void json(Route route, JsonNode body) {
        route.fulfill(
                new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(body.toString()));
    }

    private static JsonNode read(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
