package chatlab.llm;

import static chatlab.database.generated.Tables.TOKEN_USAGE;

import org.jooq.DSLContext;

/** Rows of tokens used, by day and payer. */
final class TokenUsageStore {
    private TokenUsageStore() {}

    /** Adds to what was used, unless that would be more than {@code limit}: then false. */
    static boolean add(DSLContext sql, long day, String payer, long tokens, long limit) {
        if (tokens > limit) return false;
        return sql.insertInto(TOKEN_USAGE)
                        .set(TOKEN_USAGE.DAY, (int) day)
                        .set(TOKEN_USAGE.PAYER, payer)
                        .set(TOKEN_USAGE.TOKENS, tokens)
                        .onConflict(TOKEN_USAGE.DAY, TOKEN_USAGE.PAYER)
                        .doUpdate()
                        .set(TOKEN_USAGE.TOKENS, TOKEN_USAGE.TOKENS.plus(tokens))
                        .where(TOKEN_USAGE.TOKENS.plus(tokens).le(limit))
                        .execute()
                == 1;
    }

    /** Adds, or takes away, without asking for a limit. */
    static void correct(DSLContext sql, long day, String payer, long tokens) {
        sql.update(TOKEN_USAGE)
                .set(TOKEN_USAGE.TOKENS, TOKEN_USAGE.TOKENS.plus(tokens))
                .where(TOKEN_USAGE.DAY.eq((int) day))
                .and(TOKEN_USAGE.PAYER.eq(payer))
                .execute();
    }

    static void sweep(DSLContext sql, long before) {
        sql.deleteFrom(TOKEN_USAGE).where(TOKEN_USAGE.DAY.lt((int) before)).execute();
    }
}
