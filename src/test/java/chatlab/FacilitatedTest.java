package chatlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.testing.Answer;
import chatlab.testing.ModelTable;
import chatlab.testing.User;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which a model proposes who goes on. */
final class FacilitatedTest extends ModelTable {

    @BeforeEach
    void facilitate() {
        table = user.launch("Homework " + System.nanoTime(), User.THREE); // no answer is known yet
        user.patch(table, "{\"order\":\"facilitated\"}").expect(200);
    }

    @Test
    void theOneProposedSpeaksAndTheReasonIsTheModels() {
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take()
                .answer("{\"speaker_id\":\"lev-vygotsky\",\"reason\":\"He would ask who helps.\"}");
        model.take().answer("Alpha.");
        Answer said = next.join().expect(200);
        assertEquals("lev-vygotsky", said.at("/message/speaker/id"));
        String id = said.at("/message/id");
        assertEquals(
                "He would ask who helps.",
                user.get(table + "/turns/" + id + "/prompt").at("/reason"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lev Vygotsky, please!",
                "```json\n{\"speaker_id\":\"lev-vygotsky\",\"reason\":\"x\"}\n```",
                "{\"speaker_id\":\"lev-vygotsky\"}",
                "{\"speaker_id\":\"lev-vygotsky\",\"reason\":7}",
                "{\"speaker_id\":\"lev-vygotsky\",\"reason\":\" \"}",
                "{\"speaker_id\":\"paulo-freire\",\"reason\":\"He is not here.\"}",
                "{\"speaker_id\":null,\"reason\":\"Nobody.\"}",
                "[]",
                "{\"speaker_id\":\"lev-vygotsky\",\"reason\":\"x\"} and so on"
            })
    void whatIsNoProposalFallsBackToTheModerator(String proposal) {
        String foreseen = balanced();
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().answer(proposal);
        model.take().answer("Alpha.");
        assertEquals(foreseen, next.join().expect(200).at("/message/speaker/id"));
    }

    @Test
    void anUnfairProposalFallsBackToTheModerator() {
        String first = spoken("john-dewey");
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().answer("{\"speaker_id\":\"" + first + "\",\"reason\":\"Once more.\"}");
        model.take().answer("Beta.");
        assertNotEquals(first, next.join().expect(200).at("/message/speaker/id"));
    }

    @Test
    void aProviderThatFailsFallsBackToTheModerator() {
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().fail(500);
        model.take().answer("Alpha.");
        next.join().expect(200);
    }

    @Test
    void theForeseenOneIsTheOneWhoSpeaksAndIsAskedForOnce() {
        CompletableFuture<Answer> foreseen =
                CompletableFuture.supplyAsync(() -> user.get(table + "/next"));
        model.take().answer("{\"speaker_id\":\"maria-montessori\",\"reason\":\"Hands first.\"}");
        assertEquals("maria-montessori", foreseen.join().expect(200).at("/speaker/id"));
        CompletableFuture<Answer> next = user.postAsync(table + "/next", null);
        model.take().answer("Alpha.");
        assertEquals("maria-montessori", next.join().expect(200).at("/message/speaker/id"));
        assertEquals(2, model.requests().size());
    }

    @Test
    void whatTheUserSaysIsAnsweredAtOnce() {
        CompletableFuture<Answer> reply =
                user.postAsync(table + "/messages", "{\"content\":\"Well?\"}");
        model.take().answer("Alpha.");
        reply.join().expect(200);
        assertEquals(1, model.requests().size());
    }

    @Test
    void whereTheVoiceIsOfflineTheModeratorChooses() {
        user.patch(table, "{\"provider\":\"offline\"}").expect(200);
        String reason = user.get(table + "/next").expect(200).at("/reason");
        assertTrue(reason.length() > 10, reason);
        user.post(table + "/next", null).expect(200);
        assertEquals(0, model.requests().size());
    }

    /** Whom the balanced order would pick. */
    private String balanced() {
        user.patch(table, "{\"order\":\"balanced\"}").expect(200);
        String id = user.get(table + "/next").expect(200).at("/speaker/id");
        user.patch(table, "{\"order\":\"facilitated\"}").expect(200);
        return id;
    }

    private String spoken(String id) {
        CompletableFuture<Answer> next =
                user.postAsync(table + "/next", "{\"speaker_id\":\"" + id + "\"}");
        model.take().answer("Alpha.");
        return next.join().expect(200).at("/message/speaker/id");
    }
}
