package chatlab.config;

import java.util.Locale;

/** Whose models may speak here. Base URLs are as the vendors' own SDKs take them. */
public enum Vendor {
    OPENAI("OpenAI", "https://api.openai.com/v1", "gpt-6-luna"),
    ANTHROPIC("Anthropic", "https://api.anthropic.com", "claude-haiku-4-5"),
    GEMINI("Google Gemini", "https://generativelanguage.googleapis.com", "gemini-3.5-flash-lite"),
    XAI("xAI Grok", "https://api.x.ai/v1", "grok-4.3");

    private final String title;
    private final String baseUrl;
    private final String model;

    Vendor(String title, String baseUrl, String model) {
        this.title = title;
        this.baseUrl = baseUrl;
        this.model = model;
    }

    /** The provider's id in the API. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    String baseUrl() {
        return baseUrl;
    }

    /** A small model that was current in October 2026. */
    public String model() {
        return model;
    }
}
