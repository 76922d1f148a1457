package chatlab.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the topics that teachers type are about, as it stands within a sentence. */
class SubjectTest {
    private static final int LONGEST = 60;
    private static final Set<String> NO_LAST_WORDS =
            Set.of(
                    "a", "an", "the", "of", "in", "for", "on", "with", "at", "by", "from", "about",
                    "and", "or", "to", "into", "within", "between", "under", "than", "as", "vs");

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Homework                                      | homework
                    Is homework useful?                           | homework
                    HOMEWORK: yes or no?                          | HOMEWORK
                    AI                                            | AI
                    Bullying                                      | bullying
                    PISA and what it measures                     | PISA
                    The purpose of education                      | the purpose of education
                    Should we teach coding in primary school?     | coding in primary school
                    ChatGPT in the classroom                      | ChatGPT in the classroom
                    Does praise harm children?                    | praise
                    What makes a good teacher?                    | a good teacher
                    Can creativity be taught?                     | creativity
                    Learning through play in early childhood      | learning through play in early childhood
                    Every child should learn a musical instrument. | a musical instrument
                    School uniforms: yes or no?                   | school uniforms
                    Standardised testing and educational equality | standardised testing and educational equality
                    Democracy in the classroom                    | democracy in the classroom
                    Learning from mistakes                        | learning from mistakes
                    Are lectures dead?                            | lectures
                    Talent or effort?                             | talent or effort
                    Is punishment ever justified?                 | punishment
                    Reading for pleasure in an age of screens     | reading for pleasure in an age of screens
                    Trust between parents and teachers            | trust between parents and teachers
                    Teaching history after war                    | teaching history after war
                    Handwriting vs typing                         | handwriting vs typing
                    How important is failure?                     | failure
                    Differentiated instruction in mixed-ability classes | differentiated instruction in mixed-ability classes
                    Discuss the ethics of grading on a curve.     | the ethics of grading on a curve
                    What did the Romans ever do for us?           | the Romans
                    Free speech on campus                         | free speech on campus
                    Can empathy be measured?                      | empathy
                    Does class size matter?                       | class size
                    Education for sustainable development         | education for sustainable development
                    Let's talk about school lunches               | school lunches
                    Mother tongue or majority language: which should a bilingual child learn to read in first? | mother tongue or majority language
                    Ünïted schöols für álle                       | ünïted schöols für álle
                    “Growth mindset”                              | growth mindset
                    Should children choose what they learn?       | children choosing what they learn
                    Should pupils sit still?                      | pupils sitting still
                    Should parents decide?                        | parents deciding
                    Is there such a thing as a neutral curriculum? | a neutral curriculum
                    What would we lose if we stopped giving grades? | grades
                    Can anyone be taught to think for themselves? | thinking for oneself
                    Does a good teacher need to be liked? | a good teacher
                    Love                                          | love
                    Latin & Greek                                 | Latin & Greek
                    Teaching philosophy to children               | teaching philosophy to children
                    More freedom for teachers                     | more freedom for teachers
                    School without grades                         | school without grades
                    The best way to learn vocabulary              | the best way to learn vocabulary
                    Fake news and how to recognise it             | fake news
                    Small classes or better teachers?             | small classes or better teachers
                    Have we forgotten how to play?                | playing
                    How to motivate teenagers                     | motivating teenagers
                    How do I grade essays fairly?                 | grading essays fairly
                    How can we teach reading without tears?       | teaching reading without tears
                    How do you feel about grades?                 | grades
                    My son spends all day on his phone            | the phone
                    Do we have free will?                         | free will
                    Do children need strict rules?                | strict rules
                    Do learning styles exist?                     | learning styles
                    Has technology made children less patient?    | technology
                    How big should a class be?                    | the size of a class
                    What role should parents play?                | the role of parents
                    """)
    void namesWhatTheTopicIsAbout(String topic, String expected) {
        assertEquals(expected, Subject.of(topic).getFirst());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bullying in the playground           | bullying
                    climate protest during school hours  | climate protest
                    free university for everyone         | free university
                    AI and homework                      | AI and homework
                    children who have nobody at home     | children who have nobody at home
                    children in hospital                 | children in hospital
                    interest in science                  | interest in science
                    the purpose of education             | the purpose of education
                    """)
    void isSpokenOfMoreBrieflyOnceNamed(String phrase, String shorter) {
        assertEquals(shorter, Subject.shorter(phrase));
    }

    /** Where the present answer is poor; any of those after the bar would do. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    Should smartphones be banned in schools?      | smartphones in schools;smartphones
                    How do children learn to read?                | learning to read;children learning to read;reading
                    What is the role of the teacher in the age of AI? | the role of the teacher in the age of AI;the role of the teacher
                    Grades and their effect on motivation         | grades;grades and motivation;grades and their effect on motivation
                    Inclusion of children with special needs in mainstream classrooms | inclusion of children with special needs
                    Teachers should never raise their voice in class. | voice in class;teachers;the voice in class
                    How can we help students who have given up on mathematics? | mathematics;students who have given up on mathematics
                    My students are bored on Monday mornings and I don't know what to do about it | boredom;Monday mornings;students
                    Group work vs. individual work                | group work vs. individual work;group work;group work vs individual work
                    How should a school deal with a pupil who refuses to speak? | a pupil;a pupil who refuses to speak
                    Is it right to reward good behaviour with stickers? | rewarding good behaviour with stickers
                    The four-day school week                      | the four-day school week
                    Outdoor education and the forest kindergarten movement in Scandinavia | outdoor education and the forest kindergarten movement
                    What would you say to a first-year teacher who is crying in the staff room? | a first-year teacher who is crying in the staff room
                    Climate change education for 10-year-olds     | climate change education;climate change education for 10-year-olds
                    Should religion be part of the public school curriculum? | religion in the public school curriculum
                    Kindergarten: play or preparation?            | kindergarten;play or preparation
                    I want to discuss the question of whether or not artificial intelligence will eventually replace human teachers in elementary schools within the next twenty years | artificial intelligence;human teachers in elementary schools
                    Later school start times for teenagers        | later school start times;later school start times for teenagers;school start times
                    Which books should teenagers read at school?  | books;books at school
                    Who should decide what is taught?             | deciding what is taught
                    """)
    void namesSomethingThatCanStandInASentence(String topic, String good) {
        String first = Subject.of(topic).getFirst();

        assertTrue(List.of(good.split(";")).contains(first), "“" + first + "”, not " + good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Should smartphones be banned in schools?",
                "Can creativity be taught?",
                "Is punishment ever justified?",
                "Can empathy be measured?",
                "Let's talk about school lunches",
                "Should I let my pupils call me by my first name?",
                "Please explain the zone of proximal development.",
                "I disagree with that.",
                "Thank you all!",
                "Please answer."
            })
    void noPhraseIsAVerb(String topic) {
        Set<String> verbs =
                Set.of(
                        "banned",
                        "taught",
                        "justified",
                        "measured",
                        "decide",
                        "call",
                        "explain",
                        "let's",
                        "disagree",
                        "thank",
                        "answer");
        for (String phrase : Subject.of(topic)) {
            if (phrase.startsWith("“")) continue; // the whole topic, quoted
            for (String word : phrase.split(" ")) {
                assertFalse(verbs.contains(word), topic + " → " + Subject.of(topic));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Soll man Noten abschaffen?",
                "¿Deberían prohibirse los móviles en clase?",
                "L'école doit-elle enseigner la morale ?",
                "教育の目的は何ですか",
                "هل الواجبات المنزلية مفيدة؟",
                "🎓📚🤔",
                "Why?",
                "the of and",
                "   ",
                "",
                "?!",
                "1984",
                "<b>Homework</b>",
                "“”",
                "supercalifragilisticexpialidocious-supercalifragilisticexpialidocious",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                "Homework, homework; homework. Homework? Homework!",
                "What is it that makes one person want to go on with what another has long given up?",
                "Should smartphones be banned in schools?",
                "I want to discuss the question of whether or not artificial intelligence will"
                        + " eventually replace human teachers within the next twenty years"
            })
    void everyPhraseIsShortAndEndsInAWord(String topic) {
        List<String> phrases = Subject.of(topic);

        assertFalse(phrases.isEmpty());
        for (String phrase : phrases) {
            assertFalse(phrase.isBlank(), phrases.toString());
            assertEquals(phrase.strip(), phrase);
            assertTrue(phrase.length() <= LONGEST + 4, phrase);
            String last = phrase.substring(phrase.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
            boolean wholeTopic = phrase.startsWith("“");
            assertTrue(wholeTopic || !NO_LAST_WORDS.contains(last), phrase);
        }
    }

    @Test
    void aLongTopicWithoutSpacesIsNamedByItsBeginning() {
        String topic = "学校教育において人工知能をどのように活用すべきかについて".repeat(4);

        String first = Subject.of(topic).getFirst();

        assertTrue(first.contains("学校教育"), first);
        assertTrue(first.length() <= LONGEST + 4, first);
    }

    @Test
    void aLongTopicIsNotCutInsideALetter() {
        String first = Subject.of("🎓".repeat(100)).getFirst();

        assertTrue(first.contains("🎓"), first);
        assertEquals(
                first.codePoints().filter(c -> c == 0x1F393).count() * 2,
                first.chars().filter(c -> Character.isSurrogate((char) c)).count());
    }
}
