package chatlab.discussion.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chatlab.persona.Persona;
import chatlab.persona.PersonaLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences that restate a key idea, and such as do not. */
class KeyIdeasTest {
    private static final PersonaLibrary LIBRARY = new PersonaLibrary();
    private static final Claims CLAIMS = new Claims(LIBRARY.all());
    private static final String NONE = "-";

    /** Of a thousand sentences by somebody else, so many may sound like an idea of one’s own. */
    private static final int FALSE_IN_A_THOUSAND = 1;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    john-dewey | Thinking begins in a felt difficulty | Thinking begins with a felt difficulty: a fork in the road that makes a man stop and weigh one path against another.
                    john-dewey | Thinking begins in a felt difficulty | Nobody thinks at a command, so give the class a fork in the road that is truly theirs.
                    john-dewey | Continuity of experience | Every experience takes up something from what went before and changes what comes after it.
                    john-dewey | Continuity of experience | I would judge any lesson by the doors it leaves open behind it.
                    john-dewey | Continuity of experience | The worth of an experience lies in what it does to the experiences that follow it.
                    john-dewey | Occupations at the heart of the school | In our Chicago school the children carded wool, and from the wool they came to history and to science.
                    john-dewey | Democracy as a way of living | Democracy is a way of living before it is a matter of ballots and assemblies.
                    john-dewey | Growth has no end beyond more growth | Growth has no end beyond further growth, and a boy of six is wholly six.
                    john-dewey | Child and curriculum as one road | The child and the curriculum are two points on the same road.
                    john-dewey | Interest and effort belong together | Where the end has become the pupil’s own, effort comes of itself.
                    john-dewey | Collateral learning | While she learns long division she also learns whether she can stand division.
                    john-dewey | Collateral learning | What is learned beside the lesson, the collateral learning, may outlast it.
                    john-dewey | Authority that lives in the common task | Rules that grow out of the shared work need very little enforcing.
                    paulo-freire | The banking of knowledge | When the teacher makes deposits and the bowed heads wait to be filled, that is the banking of knowledge.
                    paulo-freire | Dialogue among equals in dignity | A conversation teaches only when each of us may be changed by it.
                    paulo-freire | Our unfinishedness | We can be taught because we know ourselves to be unfinished.
                    paulo-freire | The politics of every lesson | Every timetable has a landlord in it, and every lesson takes somebody’s side.
                    paulo-freire | Generative words | A single word from the learner’s own life opens the whole language to him.
                    paulo-freire | Praxis | Thinking and acting go bad when you keep them apart.
                    maria-montessori | The prepared environment | A prepared room lets the child do without the adult: lower the hook and she hangs up her own coat.
                    maria-montessori | The control of error | Good material shows the child her mistake without any voice, as when one cylinder is left over.
                    maria-montessori | The obstacle of needless help | Every needless help is an obstacle that stands in the child’s way.
                    maria-montessori | Sensitive periods | Each power has a season, and that season does not wait.
                    maria-montessori | The teacher as observer | The teacher must learn first to watch and keep still, as a naturalist watches butterflies.
                    maria-montessori | Discipline that comes of free work | Work that is freely chosen brings an order no prize could buy.
                    lev-vygotsky | Instruction ahead of development | Good teaching runs ahead of development and pulls it along.
                    lev-vygotsky | From between us to within us | Every inner power was once something between two people.
                    lev-vygotsky | Signs as tools of the mind | Tie a knot in your handkerchief and your memory hangs on a thing outside you.
                    lev-vygotsky | The rule hidden in play | In play a child obeys a rule she has accepted and acts ahead of her years.
                    lev-vygotsky | Thought and word | A thought takes shape only while we search for the word.
                    jean-piaget | Knowing by acting | Things are known only by acting upon them.
                    jean-piaget | The intelligence of errors | A wrong answer is the visible end of the child’s reasoning, and when a pupil is wrong I pull up my chair.
                    hannah-arendt | Two in one | Thinking is a conversation one holds with oneself.
                    hannah-arendt | The table between us | People need something between them, a table, that joins and separates them at once.
                    hannah-arendt | The stubbornness of facts | Opinions are only worth arguing about while the facts are safe.
                    nel-noddings | Caring takes two | Caring is only complete when the one who is cared for has felt it.
                    nel-noddings | Happiness as an aim | Happiness ought to be among the aims of a school.
                    nel-noddings | Staying together | Teachers and pupils need years together, not just periods.
                    socrates | The pleasure of being refuted | To be shown wrong is a favour and not a defeat.
                    socrates | Nobody goes wrong on purpose | People only do wrong because they misjudge what is good for them.
                    john-dewey | - | Homework is a question that every family has to settle at its own kitchen table.
                    john-dewey | - | A school is a place where children learn from their teachers and from one another.
                    john-dewey | - | I agree with Maria that a child must be free to choose, but I doubt that the room alone will do it.
                    john-dewey | - | What would the pupils do with the machine on Monday morning?
                    john-dewey | - | Phones in class are a distraction, and I would ask the children what they think of them.
                    john-dewey | - | The teacher should talk to the parents before any rule is made about it.
                    paulo-freire | - | The school needs more teachers, better books and a roof that does not leak.
                    paulo-freire | - | I should like to hear from the mothers of these children before we go on.
                    paulo-freire | - | Teachers should be paid enough to live in the neighbourhood where they teach.
                    maria-montessori | - | Children today have far too many toys and not enough to do.
                    maria-montessori | - | A mother asked me once whether her son should sleep in the afternoon.
                    maria-montessori | - | Grades tell the parents something, I suppose, but they tell the child nothing.
                    lev-vygotsky | - | The machine gives an answer, but who has asked the question?
                    lev-vygotsky | - | I would let two pupils work on it together and listen at the door.
                    jean-piaget | - | A child of five and a child of ten do not play the same game of marbles.
                    hannah-arendt | - | Politics belongs to grown people, and a school is no parliament.
                    nel-noddings | - | My students used to ask me that every spring, and I never had a good answer.
                    socrates | - | But tell me, what do you mean by a good school?
                    john-dewey | - | Children need rest, and a long afternoon of homework takes it from them.
                    john-dewey | - | One child learns by reading, another by building, and a third by asking.
                    jean-piaget | - | Teachers know more about their pupils than any test does.
                    """)
    void findsTheIdeaThatASentenceRestates(String speaker, String idea, String sentence) {
        assertEquals(idea, found(LIBRARY.find(speaker).orElseThrow(), sentence));
    }

    @Test
    void findsEveryPointInWhateverSentenceItStands() {
        List<String> missed = new ArrayList<>();
        for (Persona persona : LIBRARY.all()) {
            for (Persona.Idea idea : persona.keyIdeas()) {
                String found = found(persona, "And yet I hold that " + idea.point() + ", Maria.");
                if (!found.equals(idea.title())) missed.add(persona.id() + ": " + idea.point());
            }
        }
        assertEquals(List.of(), missed);
    }

    @Test
    void takesNobodyElsesIdeasForItsOwn() {
        int all = 0;
        List<String> wrong = new ArrayList<>();
        for (Persona persona : LIBRARY.all()) {
            for (String sentence : othersSentences(persona)) {
                all++;
                String found = found(persona, sentence);
                if (!found.equals(NONE)) wrong.add(persona.id() + " " + found + ": " + sentence);
            }
        }
        assertTrue(all > 50_000);
        assertTrue(wrong.size() * 1_000 <= FALSE_IN_A_THOUSAND * all, wrong::toString);
    }

    @Test
    void takesAPieceThatFitsAnyTopicForNoIdea() {
        int all = 0;
        List<String> found = new ArrayList<>();
        for (Persona persona : LIBRARY.all()) {
            for (String sentence : pieces(persona)) {
                all++;
                String idea = found(persona, sentence);
                if (!idea.equals(NONE)) found.add(persona.id() + " " + idea + ": " + sentence);
            }
        }
        assertTrue(all > 5_000);
        assertTrue(found.size() * 200 < all, found::toString);
    }

    private static String found(Persona persona, String sentence) {
        return CLAIMS.ideas(persona).in(sentence).map(Persona.Idea::title).orElse(NONE);
    }

    private static List<String> othersSentences(Persona persona) {
        return LIBRARY.all().stream()
                .filter(each -> each != persona)
                .flatMap(each -> each.keyIdeas().stream())
                .flatMap(idea -> Sentences.in(idea.statement()).stream())
                .toList();
    }

    private static List<String> pieces(Persona persona) {
        return Stream.of(
                        persona.remarks().values().stream().flatMap(List::stream),
                        persona.toward().values().stream().flatMap(List::stream),
                        persona.openings().stream(),
                        persona.questions().stream(),
                        persona.speech().bridges().stream(),
                        persona.speech().closings().stream())
                .flatMap(each -> each)
                .flatMap(piece -> Sentences.in(piece).stream())
                .toList();
    }
}
