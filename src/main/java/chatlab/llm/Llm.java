package chatlab.llm;

import chatlab.config.AiConfig;
import chatlab.database.Database;
import java.time.Clock;

/** This package put together: who can be asked, what that may take, and answers kept. */
public record Llm(Providers providers, Budget budget, Answers answers) implements AutoCloseable {
    public static Llm of(AiConfig config, Database database, Clock clock) {
        Providers providers = new Providers(config);
        Budget budget = new Budget(config.budgets(), clock);
        return new Llm(providers, budget, new Answers(database, providers, budget, clock));
    }

    /** Hangs up on every provider. */
    @Override
    public void close() {
        providers.close();
    }
}
