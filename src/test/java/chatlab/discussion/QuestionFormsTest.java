package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole question or claim is about, by its form. */
class QuestionFormsTest {
    /** “Should it be so?”, “Is it so?”: what is said of it is not what it is about. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Should school be compulsory?                  | compulsory schooling
                    Should voting be compulsory?                  | compulsory voting
                    Should attendance be mandatory at university? | mandatory attendance at university
                    Should university be free for everyone?       | free university for everyone
                    Are grades harmful?                           | grades
                    Is AI dangerous for children?                 | AI
                    Are school uniforms a good idea?              | school uniforms
                    Are exams a good measure of ability?          | exams
                    Homework is a waste of time                   | homework
                    I think grades are unfair.                    | grades
                    Learning must be fun                          | learning
                    Is knowledge power?                           | knowledge
                    Why is mathematics so hard?                   | mathematics
                    Is mathematics discovered or invented?        | mathematics
                    Is intelligence inherited?                    | intelligence
                    Is a teacher a friend?                        | a teacher as a friend
                    Is teaching an art or a science?              | teaching as an art or a science
                    Can a machine be a teacher?                   | a machine as a teacher
                    Should religion be part of the curriculum?    | religion in the curriculum
                    Should textbooks be replaced by tablets?      | tablets in place of textbooks
                    Can AI replace teachers?                      | AI in place of teachers
                    Would schools be better without grades?       | schools without grades
                    Was Rousseau right about children?            | Rousseau
                    Does God exist?                               | God
                    """)
    void leavesTheVerdictAside(String topic, String expected) {
        assertEquals(List.of(expected), Subject.of(topic));
    }

    /** What people do is named as a thing done. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Should school start later?                    | school starting later
                    Should the school day start at nine?          | the school day starting at nine
                    Should teachers be paid more?                 | paying teachers more
                    Should girls and boys be taught separately?   | teaching girls and boys separately
                    Should we separate boys and girls?            | separating boys and girls
                    Should we cancel lessons for project week?    | cancelling lessons for project week
                    Can I skip the test on Friday?                | skipping the test on Friday
                    Should children be allowed to fail?           | allowing children to fail
                    Why do children lie?                          | children lying
                    Why do so many teachers quit?                 | teachers quitting
                    Why are boys falling behind in reading?       | boys falling behind in reading
                    How can parents help their children with reading? | parents helping their children with reading
                    How do I get my students to read?             | students reading
                    How early should children start school?       | children starting school
                    Is it cheating to use ChatGPT for an essay?   | using ChatGPT for an essay
                    Is it OK to shout at children?                | shouting at children
                    Is it important to learn by heart?            | learning by heart
                    Who should pay for university?                | paying for university
                    What does it mean to be educated?             | being educated
                    May teachers show their political opinions?   | teachers showing their political opinions
                    Should students strike for the climate during school hours? | students striking for the climate during school hours
                    """)
    void namesWhatIsDone(String topic, String expected) {
        assertEquals(List.of(expected), Subject.of(topic));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    But what about the children who have nobody at home? | children who have nobody at home
                    But what about children with no quiet room?   | children with no quiet room
                    And what about the parents who work at night? | parents who work at night
                    What about teachers who don't like computers? | teachers who don’t like computers
                    What about those who cannot read?             | those who cannot read
                    Pupils who have no books at home              | pupils who have no books at home
                    What if a child refuses to play?              | a child who refuses to play
                    What should we do when a child bullies another? | a child who bullies another
                    My pupil refuses to write                     | a pupil who refuses to write
                    How do I motivate a class that doesn't care?  | a class that doesn’t care
                    """)
    void keepsWhatTellsPeopleApart(String topic, String expected) {
        assertEquals(List.of(expected), Subject.of(topic));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What about my pupils who hate me?",
                "Should children do what I say?",
                "Should teachers call you by your name?",
                "Is it wrong to shout at us?"
            })
    void noCharacterIsMadeToSpeakOfItself(String question) {
        for (String phrase : Subject.of(question)) {
            boolean quoted = phrase.startsWith("“");
            assertTrue(quoted || !phrase.matches("(?i).*\\b(?:i|me|my|us|you|your)\\b.*"), phrase);
        }
    }
}
