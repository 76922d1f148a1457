package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.DSLContext;

/** Who said how much: the cast in seat order, those who have left, the user. */
record Participation(List<Item> items, int turns, long words) {
    /**
     * @param share of all words, from 0 to 1 in steps of 0.0001; all of them add up to 1, or are 0
     *     where nothing was said
     */
    record Item(Speaker speaker, int turns, long words, double share) {}

    private static final int PAGE = 500;
    private static final int UNITS = 10_000;

    /** Scripts that put no spaces between words: every sign counts as one. */
    private static final String SIGN = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]";

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}&&[^" + SIGN + "]]";
    private static final Pattern WORD =
            Pattern.compile(SIGN + "|" + LETTER + "+(?:['’-]" + LETTER + "+)*");

    private static final class Count {
        int turns;
        long words;
    }

    /** Reads what was said page by page, and keeps the counts only. */
    static Participation of(DSLContext sql, Conversation conversation) {
        Map<Speaker, Count> counts = new LinkedHashMap<>();
        conversation
                .participants()
                .forEach(
                        each ->
                                counts.put(
                                        new Speaker(each.id(), each.persona().name()),
                                        new Count()));
        Count user = new Count();
        List<Said> page;
        int before = Integer.MAX_VALUE;
        do {
            page = SaidStore.before(sql, conversation, before, PAGE);
            for (Said said : page) {
                Count count =
                        said.isUsers()
                                ? user
                                : counts.computeIfAbsent(said.speaker(), _ -> new Count());
                count.turns++;
                count.words += words(said.text());
                before = said.seq();
            }
        } while (page.size() == PAGE);
        counts.put(Said.USER, user);
        return of(counts);
    }

    static long words(String text) {
        return WORD.matcher(text).results().count();
    }

    private static Participation of(Map<Speaker, Count> counts) {
        long[] words = counts.values().stream().mapToLong(count -> count.words).toArray();
        long[] shares = shares(words);
        List<Item> items = new ArrayList<>();
        counts.forEach(
                (speaker, count) ->
                        items.add(
                                new Item(
                                        speaker,
                                        count.turns,
                                        count.words,
                                        shares[items.size()] / (double) UNITS)));
        return new Participation(
                items,
                items.stream().mapToInt(Item::turns).sum(),
                items.stream().mapToLong(Item::words).sum());
    }

    /** Rounded down, and what that leaves goes to those who lost most by it. */
    static long[] shares(long... words) {
        long all = LongStream.of(words).sum();
        long[] shares = new long[words.length];
        if (all == 0) return shares;
        long left = UNITS;
        for (int i = 0; i < words.length; i++) {
            shares[i] = words[i] * UNITS / all;
            left -= shares[i];
        }
        IntStream.range(0, words.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -(words[i] * UNITS % all)))
                .limit(left)
                .forEach(i -> shares[i]++);
        return shares;
    }
}
