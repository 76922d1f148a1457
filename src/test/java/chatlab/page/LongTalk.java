package chatlab.page;

import chatlab.config.DatabaseUrl;
import chatlab.conversation.Claim;
import chatlab.conversation.ConversationStore;
import chatlab.conversation.Message;
import chatlab.conversation.MessageStore;
import chatlab.database.Database;
import chatlab.testing.User;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A discussion of many turns, written straight into the server's database. */
record LongTalk(String path, List<String> words) {
    private static final Instant BEGAN = Instant.parse("2026-03-02T09:00:00Z");

    private static final String CLAIM = "Education is a process of living";

    private static final List<String> SHAPES =
            List.of(
                    """
                    %s, and that is where I would begin. %s and not a preparation for future living; what the child \
                    does today must be worth doing today.

                    So I ask what the *occupation* is, before I ask what the lesson is. **Who** decides, and when?
                    """,
                    """
                    %s. Three things follow:

                    1. The room is arranged before the children come.
                    2. Nobody is praised, and nobody is hurried.
                    3. Whoever is done looks for the next piece of work.
                       - alone,
                       - or beside a friend.

                    > The hand is the instrument of the mind.
                    """,
                    """
                    %s? What is done together today can be done alone tomorrow, but not if nobody is there today.
                    """,
                    """
                    %s, side by side:

                    | who | decides | answers for it |
                    | --- | --- | --- |
                    | the teacher | the frame | to the parents |
                    | the child | the work | to the others |

                    ```python
                    def next_task(child, room):
                        return min(room.tasks, key=child.distance)  # just beyond reach
                    ```

                    I would not put more into a rule than that. %s, after all.
                    """);

    /** {@code turns} of them in one discussion of this user's; every ninth is the user's own. */
    static LongTalk in(Path dataFolder, User user, int turns) {
        String path = user.launch("What is worth learning?", User.THREE);
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        List<Message> messages = new ArrayList<>();
        for (int seq = 1; seq <= turns; seq++) messages.add(message(id, seq));
        DatabaseUrl file = new DatabaseUrl.Sqlite(dataFolder.resolve("chatlab.db"));
        try (Database direct = Database.open(file)) {
            direct.write(
                    sql -> {
                        Instant last = messages.getLast().createdAt();
                        new ConversationStore().advance(sql, user.id(), id, 0, last);
                        sql.execute(
                                "UPDATE conversations SET last_seq = ?, message_count = ? WHERE id"
                                        + " = ?",
                                turns,
                                turns,
                                id);
                        MessageStore.add(sql, messages);
                        return id;
                    });
        }
        return new LongTalk(path, messages.stream().map(Message::content).toList());
    }

    private static Message message(UUID talk, int seq) {
        boolean own = seq % 9 == 0;
        String begin = "This is what was said as number " + seq;
        String speaker = User.THREE[seq % User.THREE.length];
        String shape = SHAPES.get(seq % SHAPES.size());
        return new Message(
                UuidCreator.getTimeOrderedEpoch(),
                talk,
                seq,
                own ? Message.Role.USER : Message.Role.ASSISTANT,
                own ? null : new Message.Speaker(speaker, speaker),
                own ? null : "because",
                own ? begin + "." : shape.formatted(begin, CLAIM).strip(),
                Message.Status.COMPLETE,
                1,
                1,
                List.of(),
                null,
                own || !shape.contains("%s and") ? List.of() : List.of(claim()),
                null,
                null,
                BEGAN.plusSeconds(60L * seq),
                null);
    }

    private static Claim claim() {
        return new Claim(CLAIM, Claim.Kind.PARAPHRASED, null, "Learning is living", null);
    }
}
