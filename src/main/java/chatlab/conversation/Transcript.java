package chatlab.conversation;

import chatlab.database.Json;
import chatlab.persona.Names;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** A conversation to take away: as Markdown, plain text, or the data itself. */
public record Transcript(Conversation conversation, List<Message> messages) {
    private static final int NAME_LETTERS = 60;
    private static final int PAGE = 500;
    private static final String OTHERWISE = "discussion";

    public enum Format {
        MD("text/markdown; charset=utf-8"),
        TXT("text/plain; charset=utf-8"),
        JSON("application/json");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    /** Of all that was said. */
    public static Transcript of(DSLContext sql, Conversation conversation) {
        List<Message> all = new ArrayList<>();
        List<Message> next;
        do {
            Optional<Integer> after =
                    all.isEmpty() ? Optional.empty() : Optional.of(all.getLast().seq());
            next =
                    MessageStore.page(
                            sql, conversation.userId(), conversation.id(), after, true, PAGE);
            all.addAll(next);
        } while (next.size() == PAGE);
        return new Transcript(conversation, all);
    }

    public byte[] in(Format format) {
        return switch (format) {
            case MD -> markdown().getBytes(StandardCharsets.UTF_8);
            case TXT -> text().getBytes(StandardCharsets.UTF_8);
            case JSON -> Json.bytes(data());
        };
    }

    /** From the title, in letters every file system takes. */
    public String fileName(Format format) {
        String plain =
                Normalizer.normalize(conversation.title(), Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "");
        String slug =
                plain.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String cut =
                slug.length() <= NAME_LETTERS
                        ? slug
                        : slug.substring(0, NAME_LETTERS).replaceAll("-[^-]*$", "");
        String name = cut.isEmpty() ? OTHERWISE : Names.file(cut, OTHERWISE);
        return name + "." + format.name().toLowerCase(Locale.ROOT);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("# " + oneLine(conversation.title()) + "\n\n");
        text.append("**Topic:** ").append(conversation.topic().strip()).append("  \n");
        if (!conversation.participants().isEmpty())
            text.append("**With:** ").append(cast()).append("  \n");
        text.append("**Date:** ").append(date()).append("\n\n---\n");
        for (Message message : messages) {
            text.append("\n**")
                    .append(speaker(message))
                    .append(":** ")
                    .append(message.content())
                    .append(cut(message))
                    .append("\n");
        }
        return text.toString();
    }

    private String text() {
        StringBuilder text = new StringBuilder(oneLine(conversation.title()) + "\n\n");
        text.append("Topic: ").append(conversation.topic().strip()).append("\n");
        if (!conversation.participants().isEmpty())
            text.append("With: ").append(cast()).append("\n");
        text.append("Date: ").append(date()).append("\n");
        for (Message message : messages) {
            text.append("\n")
                    .append(speaker(message))
                    .append(": ")
                    .append(message.content())
                    .append(cut(message))
                    .append("\n");
        }
        return text.toString();
    }

    private ObjectNode data() {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.set("conversation", Views.conversation(conversation));
        data.set("messages", Views.messages(messages));
        return data;
    }

    private String cast() {
        return String.join(
                ", ",
                conversation.participants().stream().map(each -> each.persona().name()).toList());
    }

    private String date() {
        return Json.time(conversation.createdAt()).substring(0, 10);
    }

    private static String speaker(Message message) {
        if (message.speaker() != null) return message.speaker().name();
        return message.isUsers() ? "You" : "ChatLab";
    }

    private static String cut(Message message) {
        return switch (message.status()) {
            case COMPLETE -> "";
            case INTERRUPTED -> " … (interrupted)";
            case FAILED -> " … (broke off)";
        };
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
