package chatlab.discussion;

import java.util.List;
import java.util.Map;

/** Who sits together over which topic: each set by itself, and mixed. */
final class Tables {
    static final Map<String, List<String>> BY_TOPIC =
            Map.ofEntries(
                    Map.entry(
                            "Should smartphones be banned in schools?",
                            List.of("john-dewey", "maria-montessori", "b-f-skinner")),
                    Map.entry(
                            "How much homework is enough?",
                            List.of(
                                    "lev-vygotsky",
                                    "bell-hooks",
                                    "friedrich-froebel",
                                    "john-dewey")),
                    Map.entry(
                            "Grades and their effect on motivation",
                            List.of("b-f-skinner", "paulo-freire", "jerome-bruner")),
                    Map.entry(
                            "ChatGPT in the classroom",
                            List.of("jean-piaget", "jane-addams", "w-e-b-du-bois", "b-f-skinner")),
                    Map.entry(
                            "Inclusion of children with special needs",
                            List.of("maria-montessori", "lev-vygotsky", "bell-hooks")),
                    Map.entry(
                            "Learning through play in early childhood",
                            List.of("friedrich-froebel", "jean-piaget", "rabindranath-tagore")),
                    Map.entry(
                            "Democracy in the classroom",
                            List.of("john-dewey", "paulo-freire", "jane-addams", "w-e-b-du-bois")),
                    Map.entry(
                            "Does praise harm children?",
                            List.of(
                                    "b-f-skinner",
                                    "maria-montessori",
                                    "bell-hooks",
                                    "jean-piaget")),
                    Map.entry(
                            "Art and music for every child",
                            List.of("rabindranath-tagore", "w-e-b-du-bois", "friedrich-froebel")),
                    Map.entry(
                            "Outdoor education and forest kindergartens",
                            List.of(
                                    "rabindranath-tagore",
                                    "jerome-bruner",
                                    "jane-addams",
                                    "lev-vygotsky")),
                    Map.entry(
                            "Compulsory schooling",
                            List.of(
                                    "ivan-illich",
                                    "john-amos-comenius",
                                    "nel-noddings",
                                    "celestin-freinet")),
                    Map.entry(
                            "How should children learn to write?",
                            List.of("loris-malaguzzi", "johann-pestalozzi", "celestin-freinet")),
                    Map.entry(
                            "AI tutors for every pupil",
                            List.of("carl-rogers", "john-amos-comenius", "loris-malaguzzi")),
                    Map.entry(
                            "What to do about bullying",
                            List.of(
                                    "johann-pestalozzi",
                                    "carl-rogers",
                                    "nel-noddings",
                                    "ivan-illich")),
                    Map.entry(
                            "Are grades harmful?",
                            List.of("white-hat", "red-hat", "black-hat", "green-hat")),
                    Map.entry(
                            "Phones in class",
                            List.of("yellow-hat", "blue-hat", "black-hat", "white-hat")),
                    Map.entry(
                            "What is a good life?",
                            List.of(
                                    "aristotle",
                                    "confucius",
                                    "simone-weil",
                                    "friedrich-nietzsche")),
                    Map.entry(
                            "Is mathematics discovered or invented?",
                            List.of(
                                    "ludwig-wittgenstein",
                                    "ibn-rushd",
                                    "nagarjuna",
                                    "immanuel-kant")),
                    Map.entry(
                            "Should teachers be paid more?",
                            List.of(
                                    "simone-de-beauvoir",
                                    "jane-addams",
                                    "yellow-hat",
                                    "john-stuart-mill")),
                    Map.entry(
                            "Bullying in the playground",
                            List.of(
                                    "hannah-arendt",
                                    "red-hat",
                                    "mary-wollstonecraft",
                                    "johann-pestalozzi")),
                    Map.entry(
                            "Should school uniforms be compulsory?",
                            List.of("socrates", "black-hat", "bell-hooks", "celestin-freinet")));

    private Tables() {}
}
