package chatlab.insight;

import chatlab.conversation.Conversation;
import chatlab.conversation.Message.Speaker;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Who said how much: the cast in seat order, those who have left, the user.
 *
 * @param course null where nobody asked for it
 */
record Participation(
        List<Item> items,
        int turns,
        long words,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Course course) {
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
            Pattern.compile(SIGN + "|" + LETTER + "++(?:['’-]" + LETTER + "++)*+");

    private static final class Count {
        int turns;
        long words;
    }

    static Participation of(DSLContext sql, Conversation conversation) {
        return of(count(sql, conversation, _ -> {}), null);
    }

    /** With its course. */
    static Participation inCourse(DSLContext sql, Conversation conversation) {
        List<Turn> newest = new ArrayList<>();
        Map<Speaker, Count> counts =
                count(
                        sql,
                        conversation,
                        turn -> {
                            if (newest.size() < Course.TURNS) newest.add(turn);
                        });
        List<Speaker> order = List.copyOf(counts.keySet());
        List<Course.Turn> turns =
                newest.reversed().stream().map(turn -> turn.among(order)).toList();
        return of(counts, new Course(turns, Course.phases(sql, conversation)));
    }

    private record Turn(int seq, Speaker speaker, long words) {
        Course.Turn among(List<Speaker> order) {
            return new Course.Turn(seq, order.indexOf(speaker), words);
        }
    }

    /**
     * Reads what was said page by page, and keeps the counts only.
     *
     * @param each is told every turn, the newest first
     */
    private static Map<Speaker, Count> count(
            DSLContext sql, Conversation conversation, Consumer<Turn> each) {
        Map<Speaker, Count> counts = new LinkedHashMap<>();
        conversation
                .participants()
                .forEach(
                        one ->
                                counts.put(
                                        new Speaker(one.id(), one.persona().name()), new Count()));
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
                long words = words(said.text());
                count.turns++;
                count.words += words;
                each.accept(new Turn(said.seq(), said.speaker(), words));
                before = said.seq();
            }
        } while (page.size() == PAGE);
        counts.put(Said.USER, user);
        return counts;
    }

    static long words(String text) {
        return WORD.matcher(text).results().count();
    }

    private static Participation of(Map<Speaker, Count> counts, @Nullable Course course) {
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
                items.stream().mapToLong(Item::words).sum(),
                course);
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
