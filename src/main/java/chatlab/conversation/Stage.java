package chatlab.conversation;

/**
 * How far a conversation has come in its {@link Protocol}.
 *
 * @param phase its place among the protocol's phases, from 0
 * @param fromSeq the newest message when it began: who has a later one has spoken in it
 */
public record Stage(int phase, int fromSeq) {
    public static final Stage START = new Stage(0, 0);
}
