package chatlab.testing;

import java.util.Locale;

/** The two wire formats in which {@link FaultyProvider} speaks, written out as they are sent. */
public enum Wire {
    OPENAI("/v1/chat/completions"),
    ANTHROPIC("/v1/messages");

    private final String path;

    Wire(String path) {
        this.path = path;
    }

    /** The provider's id in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where calls go. */
    public String path() {
        return path;
    }

    /** The operator's key, which nobody must ever see. */
    public String key() {
        return "sk-of-the-operator-at-" + id();
    }

    /** What providers tell about the operator when something fails. */
    public String secret() {
        return "account 4711 with " + key() + " is in trouble";
    }

    /** How a stream opens; nothing is said yet. */
    String opening() {
        return switch (this) {
            case OPENAI ->
                    event("{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}");
            case ANTHROPIC ->
                    event(
                                    "{'type':'message_start','message':{'id':'msg_1','role':'assistant','content':[],"
                                            + "'stop_reason':null,'usage':{'input_tokens':7,'output_tokens':1}}}")
                            + event(
                                    "{'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}");
        };
    }

    String words(String text) {
        return event(
                switch (this) {
                    case OPENAI ->
                            "{'choices':[{'index':0,'delta':{'content':'%s'},'finish_reason':null}]}"
                                    .formatted(text);
                    case ANTHROPIC ->
                            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'%s'}}"
                                    .formatted(text);
                });
    }

    /** How a reply ends that came to its own end. */
    String ending() {
        return switch (this) {
            case OPENAI ->
                    event("{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}")
                            + event(
                                    "{'choices':[],'usage':{'prompt_tokens':7,'completion_tokens':3}}")
                            + "data: [DONE]\n\n";
            case ANTHROPIC ->
                    event("{'type':'content_block_stop','index':0}")
                            + event(
                                    "{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':{'output_tokens':3}}")
                            + event("{'type':'message_stop'}");
        };
    }

    /** A whole reply as a stream. */
    String stream(String text) {
        return opening() + words(text) + ending();
    }

    /** The same, which never says what it took. */
    String uncounted(String text) {
        return switch (this) {
            case OPENAI ->
                    words(text)
                            + event("{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}")
                            + "data: [DONE]\n\n";
            case ANTHROPIC ->
                    event("{'type':'message_start','message':{'role':'assistant','content':[]}}")
                            + words(text)
                            + event("{'type':'message_delta','delta':{'stop_reason':'end_turn'}}")
                            + event("{'type':'message_stop'}");
        };
    }

    /** A whole reply as one JSON document. */
    String document(String text) {
        return uncountedDocument(text)
                .replaceFirst(
                        "}$",
                        switch (this) {
                            case OPENAI ->
                                    ",\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}";
                            case ANTHROPIC ->
                                    ",\"usage\":{\"input_tokens\":7,\"output_tokens\":3}}";
                        });
    }

    /** The same without what it took. */
    String uncountedDocument(String text) {
        String document =
                switch (this) {
                    case OPENAI ->
                            "{'object':'chat.completion','choices':[{'index':0,"
                                    + "'message':{'role':'assistant','content':'%s'},'finish_reason':'stop'}]}";
                    case ANTHROPIC ->
                            "{'type':'message','role':'assistant','content':[{'type':'text','text':'%s'}],'stop_reason':'end_turn'}";
                };
        return quoted(document).formatted(text);
    }

    /** Something went wrong, within a stream. */
    String error() {
        return event(trouble());
    }

    /** Something went wrong, as a document. */
    String errorDocument() {
        return quoted(trouble());
    }

    private String trouble() {
        return switch (this) {
            case OPENAI ->
                    "{'error':{'message':'%s','type':'server_error','param':null,'code':null}}"
                            .formatted(secret());
            case ANTHROPIC ->
                    "{'type':'error','error':{'type':'overloaded_error','message':'%s'}}"
                            .formatted(secret());
        };
    }

    /** Life signs without a word. */
    String ping() {
        return switch (this) {
            case OPENAI -> ": still here\n\n";
            case ANTHROPIC -> event("{'type':'ping'}");
        };
    }

    /** What nobody has invented yet. */
    String news() {
        String common = ": a comment\n\nid: 5\nretry: 1000\n\nevent: news\ndata: {\"value\":1}\n\n";
        return common
                + switch (this) {
                    case OPENAI ->
                            event("{'object':'chat.moderation','verdict':{'flagged':false}}")
                                    + event(
                                            "{'choices':[{'index':0,'delta':{'gesture':'nods'},'mood':3}]}");
                    case ANTHROPIC ->
                            event("{'type':'gesture','gesture':'nods'}")
                                    + event(
                                            "{'type':'content_block_delta','index':0,'delta':{'type':'gesture_delta','gesture':'nods'}}");
                };
    }

    /** An event as the format writes it: Anthropic's have their type as a name, too. */
    private String event(String json) {
        String data = "data: " + quoted(json) + "\n\n";
        if (this == OPENAI) return data;
        return "event: " + json.split("'")[3] + "\n" + data;
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }
}
