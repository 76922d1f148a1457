package chatlab.config;

/** A setting that cannot be used; the message names the variable and says what it takes. */
public final class ConfigError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigError(String variable, String problem) {
        super(variable + ": " + problem);
    }
}
