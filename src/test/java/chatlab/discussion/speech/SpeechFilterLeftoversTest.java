package chatlab.discussion.speech;

import static chatlab.discussion.speech.Filtered.assertFiltered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model's machinery leaves in the text. */
class SpeechFilterLeftoversTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<|im_end|>",
                "<|IM_END|>",
                "<|im_start|>user",
                "<|eot_id|>",
                "<|end|>",
                "<|end_of_text|>",
                "<|endoftext|>",
                "<|start_header_id|>assistant<|end_header_id|>",
                "<|user|>",
                "<|return|>",
                "<｜end▁of▁sentence｜>",
                "</s>",
                "<end_of_turn>",
                "<start_of_turn>model",
                "<eos>",
                "[/INST]",
                "[INST]",
                "<<SYS>>"
            })
    void aTokenOfTheChatTemplateEndsTheTurn(String token) {
        assertFiltered("We begin.", "We begin." + token);
        assertFiltered("We begin.", "We begin.\n" + token + "\nAnd you, Maria?");
        assertFiltered("We begin.", "We begin. " + token + " More.", null);
    }

    @Test
    void theTurnIsOverAtTheToken() {
        List<String> out = new ArrayList<>();
        SpeechFilter filter = Filtered.filter("john-dewey", out::add);
        filter.accept("We begin.\nMaria<|im_end|>");
        assertTrue(filter.ended());
        assertEquals("We begin.\nMaria", String.join("", out));
    }

    @Test
    void aTurnInWhichNothingWasSaidIsNotOver() {
        SpeechFilter filter = Filtered.filter("john-dewey", text -> fail(text));
        filter.accept("<|im_start|>user\nAnd you?");
        assertFalse(filter.ended());
        filter.finish();
        assertFalse(filter.ended());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            quoteCharacter = '¤',
            textBlock =
                    """
                    <s>We begin. → <s>We begin.
                    <bos>We begin. → We begin.
                    [/INST] We begin. → We begin.
                    <|assistant|>¶We begin. → We begin.
                    <|im_start|>assistant¶We begin.<|im_end|> → We begin.
                    <|start_header_id|>assistant<|end_header_id|>¶¶John: We begin. → We begin.
                    <start_of_turn>model¶We begin. → We begin.
                    <|im_end|>¶<|im_start|>assistant¶We begin. → We begin.
                    <|im_start|>user¶And you, Maria? → ¤¤
                    <|im_end|> → ¤¤
                    """)
    void aTokenBeforeTheFirstWordOnlyOpensTheTurn(String text, String expected) {
        assertFiltered(expected, text.replace('¶', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " → ",
            quoteCharacter = '¤',
            textBlock =
                    """
                    <think>What would I say?</think>We begin. → We begin.
                    <think>¶Maria: No.¶John: Yes.¶</think>¶¶We begin. → We begin.
                    <THINK>Well</THINK>John Dewey: We begin. → We begin.
                    <thinking>Well < 3, </b> and <|im_end|></thinking> We begin. → We begin.
                    [THINK]Well [3][/THINK]We begin. → We begin.
                    <think></think>We begin. → We begin.
                    We <think>so</think>begin. → We begin.
                    <think>a</think>We <think>b</think>begin. → We begin.
                    We begin.<think>What more? Maria: → We begin.
                    <think>What would I say? → ¤¤
                    </think>We begin. → We begin.
                    We think.</think>¶¶We begin. → We think.¶¶We begin.
                    We begin.¶<think>Well</think>Maria: No. → We begin.
                    """)
    void thoughtsAreDroppedWhole(String text, String expected) {
        assertFiltered(expected.replace('¶', '\n'), text.replace('¶', '\n'));
        assertFiltered("We begin.", "<think>" + "x".repeat(500) + "</think>We begin.", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We < begin",
                "1 < 2 > 1",
                "We begin <b>here</b>.",
                "We <| begin |> here",
                "We <",
                "We <|im_en",
                "We <thinker> begin",
                "We <|two words|> begin",
                "<<We>> begin",
                "`<|im_end|>` ends a turn.",
                "``<think>`` begins a thought.",
                "```html\n<s>old</s> <think>\n```\nSo much.",
                "```\na[1] = b[2][3]\n```\nSo `a[1]` is so much.",
                "A ` alone, and [sic] so on"
            })
    void whatOnlyLooksLikeOneStays(String text) {
        assertFiltered(text, text);
        assertFiltered(text, text, null);
    }

    @Test
    void codeEndsWhereItsBackticksDo() {
        assertFiltered("A ` alone", "A ` alone\n<|im_end|> more");
        assertFiltered("```\na\n```\nMore", "```\na\n```\nMore [1]</s>");
        assertFiltered("`a`", "`a`</s>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n", "\u2028", "\u2029", "\u0085", "\u000B", "\f"})
    void aLineEndsHoweverItIsWritten(String end) {
        assertFiltered("We begin.", "We begin." + end + "Maria: No.");
        assertFiltered("We begin.\nSo much.", "We begin." + end + "So much." + end);
    }

    @Test
    void halvesOfLettersAreDropped() {
        assertFiltered("We begin.", "We\uD83D begin.\uDE00");
        assertFiltered("We begin. 😀", "We begin. 😀\uD83D");
    }

    @Test
    void whatCannotBeSeenIsNothing() {
        assertFiltered("", "\u200B\u00A0\uFEFF\u3000\u2060\n\t");
        assertFiltered("We begin.", "\uFEFF\u00A0We begin.\u200B\u3000");
    }

    @Test
    void aReferenceThatPointsNowhereIsDroppedInEveryHand() {
        assertFiltered("We begin.", "We begin【4:0†source】.");
        assertFiltered("One.\nTwo.", "One.\n[1] Two.");
        assertFiltered("【注意】一。", "【注意】一【3】。");
        assertFiltered("We [] begin", "We [[3]] begin");
    }
}
