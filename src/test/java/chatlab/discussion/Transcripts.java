package chatlab.discussion;

import chatlab.conversation.Message;
import chatlab.conversation.Protocol;
import chatlab.conversation.Settings;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Prints ten talks of the offline voice, to be read by somebody: twelve turns each, on ten very
 * different topics, by ten tables from all sets, and three under a protocol. {@code make
 * transcripts}; a number as argument is the seed.
 */
final class Transcripts {
    static final int TURNS = 12;
    private static final int WIDTH = 100;

    /**
     * A table, what it talks about, and what the user throws in.
     *
     * @param said what the user says, by how many turns have been before
     */
    record Scene(String topic, List<String> cast, String protocol, Map<Integer, String> said) {
        Scene(String topic, List<String> cast, Map<Integer, String> said) {
            this(topic, cast, Protocol.OPEN, said);
        }
    }

    /** The same voice where a protocol sets its tasks. */
    static final List<Scene> PROTOCOLS =
            List.of(
                    new Scene(
                            "Bullying in the playground",
                            List.of("nel-noddings", "friedrich-nietzsche", "celestin-freinet"),
                            "controversy",
                            Map.of()),
                    new Scene(
                            "What should a class see in a museum?",
                            List.of("socrates", "loris-malaguzzi", "john-amos-comenius"),
                            "socratic",
                            Map.of()),
                    new Scene(
                            "A school day that begins at nine",
                            List.of("maria-montessori", "john-stuart-mill"),
                            "six_hats",
                            Map.of()));

    static final List<Scene> SCENES =
            List.of(
                    new Scene(
                            "Should smartphones be banned in schools?",
                            List.of("john-dewey", "maria-montessori", "b-f-skinner", "bell-hooks"),
                            Map.of(
                                    5,
                                    "Freedom sounds fine, but what do I do when half of them are on TikTok under the desk?")),
                    new Scene(
                            "How much homework is enough?",
                            List.of("lev-vygotsky", "black-hat", "celestin-freinet", "simone-weil"),
                            Map.of(
                                    4,
                                    "Some of my pupils have nobody at home who could help them.")),
                    new Scene(
                            "AI tutors for every pupil",
                            List.of(
                                    "carl-rogers",
                                    "john-amos-comenius",
                                    "loris-malaguzzi",
                                    "socrates"),
                            Map.of(
                                    6,
                                    "Is a machine that answers at midnight not better than no teacher at all?")),
                    new Scene(
                            "Should school be compulsory?",
                            List.of(
                                    "ivan-illich",
                                    "immanuel-kant",
                                    "nel-noddings",
                                    "w-e-b-du-bois"),
                            Map.of(
                                    7,
                                    "My own son refuses to go to school. What would you say to him?")),
                    new Scene(
                            "Play in mathematics lessons",
                            List.of(
                                    "friedrich-froebel",
                                    "jean-piaget",
                                    "ludwig-wittgenstein",
                                    "jerome-bruner"),
                            Map.of(
                                    5,
                                    "My head teacher says that play costs too much time before the test.")),
                    new Scene(
                            "Including a child who does not speak yet",
                            List.of(
                                    "maria-montessori",
                                    "lev-vygotsky",
                                    "rabindranath-tagore",
                                    "red-hat"),
                            Map.of(
                                    3,
                                    "The other parents are afraid that their children will learn less.")),
                    new Scene(
                            "Religion in school",
                            List.of("ibn-rushd", "friedrich-nietzsche", "jane-addams", "confucius"),
                            Map.of(6, "Should Muslim pupils be allowed to pray during the break?")),
                    new Scene(
                            "Are grades harmful?",
                            List.of("white-hat", "yellow-hat", "black-hat", "green-hat"),
                            Map.of(8, "And if we only abolished grades in the first four years?")),
                    new Scene(
                            "A climate protest on a school day: may pupils stay away?",
                            List.of(
                                    "hannah-arendt",
                                    "aristotle",
                                    "paulo-freire",
                                    "john-stuart-mill"),
                            Map.of(4, "The law here says that every missed day must be reported.")),
                    new Scene(
                            "The school wants to cut the arts to make room for science",
                            List.of(
                                    "simone-de-beauvoir",
                                    "nagarjuna",
                                    "johann-pestalozzi",
                                    "mary-wollstonecraft"),
                            Map.of(
                                    5,
                                    "We have money for one teacher only. Who of you would decide, and how?")));

    private Transcripts() {}

    public static void main(String[] args) {
        int seed = args.length == 0 ? 1 : Integer.parseInt(args[0]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Scene> all = new ArrayList<>(SCENES);
        all.addAll(PROTOCOLS);
        for (Scene scene : all) {
            out.println("\n" + "=".repeat(WIDTH) + "\n" + scene.topic() + "\n" + "=".repeat(WIDTH));
            for (Message turn : played(scene, TURNS, seed).history) print(turn, out);
        }
    }

    /** The whole talk, the moderator choosing who speaks. */
    static Talk played(Scene scene, int turns, int seed) {
        Talk talk =
                new Talk(
                        scene.topic(),
                        scene.cast().stream()
                                .map(id -> Casts.LIBRARY.find(id).orElseThrow())
                                .toList());
        talk.protocol(scene.protocol()).settings(new Settings(null, null, null, seed));
        for (int turn = 0; turn < turns; turn++) {
            String said = scene.said().get(turn);
            if (said != null) talk.userSays(said);
            talk.offline();
        }
        return talk;
    }

    private static void print(Message turn, PrintStream out) {
        String name = turn.speaker() == null ? "You" : turn.speaker().name();
        out.println("\n" + turn.seq() + "  " + name.toUpperCase(java.util.Locale.ROOT));
        for (String paragraph : turn.content().split("\n\n")) out.println(wrapped(paragraph));
    }

    private static String wrapped(String paragraph) {
        StringBuilder text = new StringBuilder("   ");
        int column = 3;
        for (String word : paragraph.split(" ")) {
            if (column + word.length() > WIDTH) {
                text.append("\n   ");
                column = 3;
            }
            text.append(word).append(' ');
            column += word.length() + 1;
        }
        return text.toString().stripTrailing();
    }
}
