package chatlab.discussion;

import java.util.List;
import java.util.Map;

/** Turns of phrase for the tasks that a protocol sets; like {@link Common}, they are nobody's. */
final class Frames {
    static final List<String> HOLDS =
            Common.lines(
                    """
                    If I have understood {name}, the heart of it is that {point}.
                    Let me put the case of {name} as though it were mine: {point}.
                    {name} wants us to see, before all else, that {point}.
                    What {name} holds is, at bottom, that {point}.
                    As I hear it, {name} starts from the observation that {point}.
                    I shall try to say it as {name} would: {point}.
                    """);

    static final List<String> HOLDS_TOO =
            Common.lines(
                    """
                    With it goes a second conviction, that {point}.
                    And there is experience behind it, for {point}.
                    One has to add, to be fair, that on this view {point}.
                    It makes most sense beside another thought from the same chair, that {point}.
                    Nor does it stand alone: {point}.
                    """);

    static final List<String> BELIEVES =
            Common.lines(
                    """
                    Behind it stands the belief that {pole}.
                    Whoever sees it so will say of {subject} that {pole}.
                    In the end it is a trust that {pole}.
                    From there it is one step to saying that {pole}.
                    """);

    static final List<String> PROTECTS =
            Common.lines(
                    """
                    What is being protected there is {values}.
                    At stake in {subject}, for such a mind, are {values}.
                    I can see what it is for: {values}.
                    A school like that would have room for {values}.
                    """);

    static final List<String> ON_THE_TOPIC =
            Common.lines(
                    """
                    It is with such eyes that {name} looks at {subject}.
                    Nobody who thinks so can be indifferent to {subject}.
                    So there is more to be asked about {subject} than whether it works.
                    """);

    static final List<String> IS_THAT_IT =
            Common.lines(
                    """
                    Have I done you justice, {name}?
                    Is that what you mean, {name}?
                    Would you put your name to that, {name}?
                    If I have left out the best of it, {name}, say so now.
                    Do you know yourself in that, {name}?
                    """);

    static final List<String> SAME_SIDE =
            Common.lines(
                    """
                    {name} and I would both tell a parent that {pole}.
                    On one thing {name} and I have been on the same side all along: {pole}.
                    Ask {name} and ask me, and you will hear that {pole}.
                    That {pole} is common ground for {name} and for me.
                    """);

    static final List<String> SAME_CARE =
            Common.lines(
                    """
                    What {name} and I share is a concern for {values}.
                    {name} speaks up for {values}, and so do I.
                    Neither {name} nor I would give up {values}.
                    {name} and I can both stand on {values}.
                    """);

    static final List<String> REMAINS =
            Common.lines(
                    """
                    What honestly remains is that {name} would say that {theirs}, and I that {mine}.
                    It would be false to hide where {name} and I still differ: on that side {theirs}; on this side {mine}.
                    We have not settled whether {theirs}, as {name} has it, or {mine}.
                    Between {name} and me one thing stays open: is it that {theirs}, or that {mine}?
                    """);

    static final List<String> LITTLE_REMAINS =
            Common.lines(
                    """
                    Where we differ, it is more in the weight we give things than in the things.
                    I find no quarrel left about {subject} that would be worth an evening.
                    What remains between us is a matter of where to begin.
                    """);

    static final List<String> TOMORROW =
            Common.lines(
                    """
                    One thing nobody here would forbid: to ask three pupils tomorrow what they make of {subject}, and to write down their words.
                    To begin with, a teacher could watch one child for one lesson with {subject} in mind, and say nothing until the end.
                    A class could try it both ways with {subject}, a week each, and say what was different.
                    Tomorrow I would put the question of {subject} to the pupils themselves and keep what they write.
                    Let each of us name one child we think of when we speak of {subject}; that much all of us can do.
                    A colleague could sit at the back for an hour and tell us only what was done and said about {subject}.
                    """);

    static final List<String> MOVED =
            Common.lines(
                    """
                    Since {name} said that {point}, I have had to look again at {subject}.
                    I leave less sure than I came, and {name} is the reason: that {point} I had not weighed enough.
                    What I take home is something {name} said, that {point}.
                    It was {name} who shifted me a little, with the thought that {point}.
                    My own view has not turned round, but it has grown by a sentence of {name}’s: {point}.
                    """);

    static final List<String> SHARPENED =
            Common.lines(
                    """
                    {name} has not moved me but has made me say more exactly what I mean. When I hear that {point}, I know why I answer that {mine}.
                    I owe it to {name} that I see my own line more sharply: on that side, that {point}; on mine, that {mine}.
                    Nothing here pulled at me as hard as {name}’s thought that {point}. I have held on, because {mine}.
                    The turn that worked on me was {name}’s, that {point}. It has not won me over; I still find that {mine}.
                    """);

    static final List<String> UNMOVED =
            Common.lines(
                    """
                    Nothing has turned me round yet about {subject}; show me a case in which it went otherwise.
                    I have listened more than I have changed, and that may be worth saying about {subject}.
                    My view of {subject} stands where it stood, with more windows in it.
                    """);

    /** By the id of the hat that is worn: how one puts it on. */
    static final Map<String, List<String>> HATS =
            Map.of(
                    "white-hat",
                    Common.lines(
                            """
                            With the white hat on I keep my opinion of {subject} to myself and say what I have seen.
                            Facts, then, about {subject}, as far as I have any.
                            In white I can only report on {subject}.
                            Under this hat I offer an observation and no conclusion about {subject}.
                            What is known about {subject}, from where I stood, is little and quickly told.
                            """),
                    "red-hat",
                    Common.lines(
                            """
                            Red, and without reasons: in {subject} my heart is with {supports}.
                            What I feel about {subject} is a tenderness for {supports} and a dread of {opposes}.
                            No arguments under this hat. I want {supports}, and {subject} makes me anxious for it.
                            Something in me bristles at {subject} as soon as I smell {opposes}.
                            Since we wear red: I should be sad about {subject} if it cost us {supports}.
                            """),
                    "black-hat",
                    Common.lines(
                            """
                            With the black hat on I look at {subject} and see {opposes} coming in by the back door.
                            What may go wrong with {subject} is easily said: {opposes}.
                            In black I ask what {subject} might cost us, and my answer is {supports}.
                            The risk in {subject} has a name for me, and it is {opposes}.
                            Let me be the one who worries: {subject} could end in {opposes}.
                            """),
                    "yellow-hat",
                    Common.lines(
                            """
                            In yellow I ask what {subject} could give us, and I see {supports}.
                            There is good to be had from {subject}: {supports}.
                            With the yellow hat on I look for the gain in {subject}, and find it in {supports}.
                            At its best {subject} could mean {supports}.
                            Who would profit from {subject}? Everybody who needs {supports}.
                            """),
                    "green-hat",
                    Common.lines(
                            """
                            Green, so let us invent: suppose that in {subject} we took it as settled that {point}.
                            Here is a possibility for {subject} that nobody has to like yet: {point}, so let us build on that.
                            What would {subject} look like if we took it in earnest that {point}?
                            Under the green hat I turn {subject} over and find this idea on the other side: {point}.
                            Let us try a different door to {subject}, marked thus: {point}.
                            """),
                    "blue-hat",
                    Common.lines(
                            """
                            With the blue hat on I ask only what we are to think about, and I would write on the board: is it true of {subject} that {point}?
                            Before we quarrel over {subject}, let us agree on the question. Mine would be whether {point}.
                            In blue, then. An answer about {subject} should tell us whether {point}.
                            To my mind the question behind {subject} is whether it holds here too that {point}.
                            Let us put {subject} in order first, and ask for whom it holds that {point}.
                            """));

    /** How one takes it off. */
    static final Map<String, List<String>> AND_THEN =
            Map.of(
                    "white-hat",
                    Common.lines(
                            """
                            What I do not know is how it went with the others, and somebody should go and ask.
                            How often that happens nobody here has counted.
                            Whether it holds for {subject} today would have to be found out.
                            More than that I have not seen.
                            """),
                    "black-hat",
                    Common.lines(
                            """
                            That is a reason and no mere mood.
                            I would want to know who looks after it when it goes wrong.
                            It may not happen; but it can, and then it will be late.
                            """),
                    "yellow-hat",
                    Common.lines(
                            """
                            That alone would be worth a trial.
                            It need not succeed everywhere to be worth having.
                            I have seen enough of it to hope on good grounds.
                            """),
                    "green-hat",
                    Common.lines(
                            """
                            It may be a mad idea; it has not had time to be anything else.
                            Somebody will know how to make a second one out of it.
                            I do not ask yet whether it works.
                            """));

    /** Under the blue hat, when there is something to look back on. */
    static final List<String> SO_FAR =
            Common.lines(
                    """
                    So far we have from {name} that {point}, and from {other} that {second}.
                    Two things are on the board: {name} says that {point}, and {other} that {second}.
                    We have come to this: {point}, says {name}; {second}, says {other}.
                    I have noted that {point}, from {name}, and that {second}, from {other}.
                    """);

    static final List<String> OPEN =
            Common.lines(
                    """
                    Open is what a teacher does about it in the morning.
                    What nobody has said yet is what it means for {subject} next week.
                    The next step I propose is to choose one class and one month for {subject}.
                    Before we part, somebody should say which of the two comes first.
                    """);

    private Frames() {}
}
