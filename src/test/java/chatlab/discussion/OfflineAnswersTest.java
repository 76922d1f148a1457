package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.llm.Cancellation;
import chatlab.persona.Persona;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the offline voice does with the user's words, when it is stopped, and in a plain chat. */
class OfflineAnswersTest {
    private static final String[] FOUR = {
        "john-dewey", "maria-montessori", "paulo-freire", "bell-hooks"
    };

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    But what about grades?                              | grades
                    How does this help poor families?                   | families
                    Is a machine a tutor?                               | machine
                    Freire, what would you do about bullying?           | bullying
                    @Freire and what of reading?                        | reading
                    What about mathematics, bell hooks?                 | mathematics
                    Could the parents do without tests?                 | tests
                    """)
    void aQuestionIsAnsweredWithAnAnswersPhraseAndItsOwnWord(String question, String word) {
        for (int seed = 0; seed < 10; seed++) {
            Talk talk = afterThreeTurns(seed);
            talk.userSays(question);
            Persona speaker = talk.pick().speaker().persona();

            String answer = talk.offline().content();

            assertTrue(opensWith(answer, speaker.speech().answers()), answer);
            assertTrue(answer.contains(word), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Go on.",
                "And you?",
                "Why?",
                "What do you think, Freire?",
                "And what about bell hooks?",
                "Thank you all!",
                "@Freire please answer",
                "I disagree with Montessori.",
                "😀"
            })
    void wordsWithoutASubjectAreAnsweredOnTheTopic(String words) {
        Talk talk = afterThreeTurns(3);
        talk.userSays(words);

        String answer = talk.offline().content();

        assertTrue(OfflineVoiceTest.sentences(answer).getFirst().contains("homework"), answer);
    }

    @Test
    void anAnswerIsNotGivenTwice() {
        Talk talk = afterThreeTurns(1);
        Set<String> said = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            talk.userSays("Freire, what about grades?");
            String answer = talk.offline().content();
            for (String sentence : OfflineVoiceTest.sentences(answer)) {
                assertTrue(said.add(sentence), sentence);
            }
        }
    }

    @Test
    void stopsInTheMiddleOnceCancelled() {
        TurnBrief brief = Talk.on("Homework", FOUR).seed(1).brief("john-dewey");
        String whole = Talk.offlineText(brief);
        List<String> said = new ArrayList<>();
        Cancellation cancellation = new Cancellation();
        Relevance relevance = new Relevance();

        new OfflineVoice(relevance, new Guide(Casts.LIBRARY, relevance))
                .speak(
                        brief,
                        text -> {
                            said.add(text);
                            if (said.size() == 5) cancellation.cancel();
                        },
                        cancellation);

        assertEquals(5, said.size());
        assertTrue(whole.startsWith(String.join("", said)), said.toString());
    }

    @Test
    void saysNothingWhereItWasCancelledBefore() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        List<String> said = new ArrayList<>();
        Relevance relevance = new Relevance();

        new OfflineVoice(relevance, new Guide(Casts.LIBRARY, relevance))
                .speak(Talk.on("Homework", FOUR).brief("john-dewey"), said::add, cancellation);

        assertEquals(List.of(), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is play?",
                "How do I motivate a class?",
                "xyzzy",
                "😀",
                "Who are you?"
            })
    void aPlainChatNamesThreeCharacters(String question) {
        Talk chat = Talk.on(question);
        chat.userSays(question);

        List<String> named = named(Talk.offlineText(chat.brief()));

        assertEquals(3, named.size(), named.toString());
        assertEquals(3, new HashSet<>(named).size(), named.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "What is the zone of proximal development?, Lev Vygotsky",
        "What is a spiral curriculum?, Jerome Bruner",
        "What is double consciousness?, W. E. B. Du Bois",
        "What does operant conditioning mean?, B. F. Skinner",
        "What is learning by doing?, John Dewey"
    })
    void aPlainChatPutsWhoTaughtItFirst(String question, String name) {
        Talk chat = Talk.on(question);
        chat.userSays(question);

        assertEquals(name, named(Talk.offlineText(chat.brief())).getFirst());
    }

    @Test
    void aPlainChatNeverGivesAnIdeaTwiceAndEndsInWords() {
        Talk chat = Talk.on("What is play?");
        Set<String> given = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            chat.userSays("What is play?");
            String answer = Talk.offlineText(chat.brief());
            chat.assistantSays(answer);
            assertFalse(answer.isBlank());
            for (Persona persona : Casts.LIBRARY.all()) {
                for (Persona.Idea idea : persona.keyIdeas()) {
                    boolean fresh =
                            !answer.contains(idea.statement())
                                    || given.add(idea.id() + persona.id());
                    assertTrue(fresh, idea.id());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What are the facts?",
                "Which risks does it have?",
                "What could go wrong with a new idea?",
                "What do you feel about it?"
            })
    void aPlainChatIsAnsweredByPeopleAndNotByHats(String question) {
        Talk chat = Talk.on(question);
        chat.userSays(question);

        List<String> named = named(Talk.offlineText(chat.brief()));

        assertTrue(named.stream().noneMatch(name -> name.endsWith("Hat")), named.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"What about grades?", "What about bullying?", "And the parents?"})
    void aQuestionIsBeforeTheNextSpeakersToo(String question) {
        Set<String> asked = Words.in(question).stems();
        for (int seed = 0; seed < 10; seed++) {
            Talk talk = Talk.on("Outdoor education", FOUR).seed(seed);
            for (int i = 0; i < 3; i++) talk.offline();
            talk.userSays(question);
            talk.offline();

            String next = talk.offline().content();

            assertFalse(Collections.disjoint(asked, Words.in(next).stems()), next);
        }
    }

    private static Talk afterThreeTurns(int seed) {
        Talk talk = Talk.on("Homework", FOUR).seed(seed);
        for (int i = 0; i < 3; i++) talk.offline();
        return talk;
    }

    private static boolean opensWith(String answer, List<String> phrases) {
        return phrases.stream()
                .map(phrase -> Pattern.quote(phrase).replace("{subject}", "\\E.+\\Q"))
                .anyMatch(
                        phrase ->
                                Pattern.compile("^" + phrase, Pattern.CASE_INSENSITIVE)
                                        .matcher(answer)
                                        .find());
    }

    private static List<String> named(String answer) {
        List<String> named = new ArrayList<>();
        var bold = Pattern.compile("\\*\\*([^*]+)\\*\\*").matcher(answer);
        while (bold.find()) named.add(bold.group(1));
        Set<String> known = new HashSet<>(Casts.LIBRARY.all().stream().map(Persona::name).toList());
        assertFalse(Collections.disjoint(known, named), named.toString());
        return named;
    }
}
