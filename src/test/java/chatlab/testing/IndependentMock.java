package chatlab.testing;

/** A mock of the vendors' wire formats that we did not write. */
public final class IndependentMock implements AutoCloseable {
    private final NodeServer server;

    private IndependentMock(NodeServer server) {
        this.server = server;
    }

    /**
     * Installs it where it is not yet, and starts it.
     *
     * @throws org.opentest4j.TestAbortedException where npm, or a network for it, is not here
     */
    public static IndependentMock start() {
        return new IndependentMock(NodeServer.start("aimock"));
    }

    /** The settings that make a server ask here for every vendor's models. */
    public String[] settings() {
        return new String[] {
            "OPENAI_BASE_URL=" + server.url() + "/v1",
            "OPENAI_API_KEY=key",
            "ANTHROPIC_BASE_URL=" + server.url(),
            "ANTHROPIC_API_KEY=key",
            "GEMINI_BASE_URL=" + server.url(),
            "GEMINI_API_KEY=key"
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
