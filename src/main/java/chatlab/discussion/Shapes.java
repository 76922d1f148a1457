package chatlab.discussion;

import java.util.List;

/** The forms that turns take. */
final class Shapes {
    /** What a turn can be made of. */
    enum Part {
        /** Takes up what was said. */
        REPLY,
        /** The idea as one sentence. */
        POINT,
        /** The idea as a scene. */
        SCENE,
        REMARK,
        BRIDGE,
        /** A second idea, point and scene, where there is much room. */
        MORE,
        CLOSING,
        QUESTION
    }

    static final List<Part> IN_BRIEF = List.of(Part.REPLY, Part.POINT, Part.QUESTION);

    /** Turns as they may run; neighbours in the list are unlike each other. */
    static final List<List<Part>> USUAL =
            List.of(
                    List.of(Part.REPLY, Part.POINT, Part.SCENE),
                    List.of(Part.REPLY, Part.REMARK, Part.QUESTION),
                    List.of(Part.SCENE, Part.REPLY, Part.POINT),
                    List.of(Part.REPLY, Part.POINT, Part.REMARK, Part.CLOSING),
                    List.of(Part.REPLY, Part.SCENE, Part.BRIDGE),
                    IN_BRIEF,
                    List.of(Part.REMARK, Part.REPLY, Part.POINT, Part.BRIDGE),
                    List.of(Part.REPLY, Part.SCENE, Part.POINT),
                    List.of(Part.REPLY, Part.POINT, Part.SCENE, Part.QUESTION));

    /** For the first words on a topic and for an answer to the user. */
    static final List<List<Part>> FIRST =
            List.of(
                    List.of(Part.REPLY, Part.REMARK, Part.POINT),
                    List.of(Part.REPLY, Part.SCENE),
                    List.of(Part.REPLY, Part.REMARK, Part.QUESTION));

    /** For a view given before any other was heard: nobody is spoken to. */
    static final List<List<Part>> POSITIONS =
            List.of(
                    List.of(Part.REPLY, Part.REMARK, Part.POINT, Part.CLOSING),
                    List.of(Part.REPLY, Part.POINT, Part.SCENE),
                    List.of(Part.REPLY, Part.SCENE, Part.BRIDGE));

    static final List<Part> AT_THE_END = List.of(Part.CLOSING, Part.QUESTION);

    /** Where little room is: no scenes. */
    static final List<List<Part>> SHORT =
            List.of(
                    List.of(Part.REPLY, Part.POINT, Part.QUESTION),
                    List.of(Part.REPLY, Part.POINT, Part.CLOSING),
                    List.of(Part.POINT, Part.REPLY),
                    List.of(Part.REPLY, Part.POINT, Part.BRIDGE),
                    List.of(Part.REPLY, Part.POINT));

    static final int SHORT_WORDS = 80;

    static final List<Part> TO_FILL =
            List.of(Part.BRIDGE, Part.SCENE, Part.REMARK, Part.MORE, Part.POINT, Part.CLOSING);

    static final List<Part> TO_FILL_LITTLE =
            List.of(Part.POINT, Part.CLOSING, Part.BRIDGE, Part.REMARK, Part.SCENE);

    private Shapes() {}
}
