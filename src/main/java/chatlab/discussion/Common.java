package chatlab.discussion;

import java.util.List;
import java.util.Map;

/**
 * Turns of phrase that belong to no character: between two pieces of somebody's own, and for those
 * who have none of their own.
 */
final class Common {
    /** From what another said to one's own point. */
    static final Map<Encounter.Relation, List<String>> LINKS =
            Map.of(
                    Encounter.Relation.EXTENDS,
                    lines(
                            """
                            There is a sister to that thought: {point}.
                            To that I would add one thing only: {point}.
                            And once that is granted, so is this, that {point}.
                            I would put a second sentence beside it: {point}.
                            It is of a piece with something else: {point}.
                            And it holds for one more reason, namely that {point}.
                            From there it is not far to saying that {point}.
                            I came to the same place by way of another sentence: {point}.
                            """),
                    Encounter.Relation.CHALLENGES,
                    lines(
                            """
                            I begin from another end: {point}.
                            Against that I set one sentence: {point}.
                            What I have found instead is that {point}.
                            I would sooner say that {point}.
                            What is left out of it is that {point}.
                            Mine is a different rule: {point}.
                            It will not do, because {point}.
                            I have seen too much of the contrary: {point}.
                            Turn it round, and you have what I believe: {point}.
                            Before all that comes something else: {point}.
                            """),
                    Encounter.Relation.DOUBTS,
                    lines(
                            """
                            I ask because {point}.
                            What I am surer of is that {point}.
                            This much I do know: {point}.
                            Until that is settled I keep to something plainer: {point}.
                            It seems to me safer to begin with this: {point}.
                            """));

    /** What two have in common, and what each builds on. */
    static final List<String> MEETING =
            lines(
                    """
                    We are both speaking up for {shared} there.
                    It is {shared} that we both have in mind.
                    Both of us, if I hear rightly, want {shared} to count for more.
                    """);

    static final List<String> PARTING =
            lines(
                    """
                    The real question between us is whether to begin with {theirs} or with {mine}.
                    You put your trust in {theirs}; mine goes to {mine}.
                    Where you count on {theirs}, I count on {mine}.
                    It comes down to {theirs} on that side of the table and {mine} on this.
                    """);

    static final List<String> ASKED =
            lines(
                    """
                    A fair question, {name}, and I have only a long answer to it.
                    You are entitled to an answer, {name}, even to an unfinished one.
                    I have turned that over too, {name}, and this is as far as I got.
                    Let me try, {name}, and stop me where I dodge.
                    Before I answer you, {name}, let me say what I think it hangs on.
                    Since you ask me, {name}, here is what I would go by.
                    I was hoping somebody else would get that question, {name}.
                    I can answer you only out of what I know, {name}.
                    That one goes to the root, {name}, so let me begin there.
                    Gladly, {name}, though it takes me round by another road.
                    Ask me that again in a year, {name}; today I would say this.
                    If I knew it for certain, {name}, I would have said it first. What I do know is soon told.
                    Not many people put that to me, {name}, and fewer wait for the answer.
                    My answer to that, {name}, begins some way off.
                    You do not make it easy, {name}, and I am grateful.
                    Here is my half of an answer, {name}; the other half may be yours.
                    """);

    /** To one who has not spoken yet; questions all of them, since they are answered as such. */
    static final List<String> INVITES =
            lines(
                    """
                    And you, {name}?
                    Where would you begin, {name}?
                    What do you make of it, {name}?
                    {name}, does it look like that from your chair?
                    What strikes you first in it, {name}?
                    {name}, have you met this in other clothes?
                    Would you take it up from there, {name}?
                    We have not heard you yet, {name}: would you begin elsewhere?
                    Does that touch anything you have seen, {name}?
                    What would you put beside it, {name}?
                    May I leave the next word to you, {name}?
                    """);

    static final Map<Encounter.Relation, List<String>> ECHOES =
            Map.of(
                    Encounter.Relation.EXTENDS,
                    lines(
                            """
                            “{echo}”: I should like that to be heard twice, {name}.
                            “{echo}” – I take that with me, {name}, and go one step further.
                            You said a thing just now, {name}, that I shall keep: “{echo}”.
                            """),
                    Encounter.Relation.CHALLENGES,
                    lines(
                            """
                            “{echo}” – well put, {name}, and I do not believe it yet.
                            “{echo}”: there, {name}, our roads part.
                            I wrote it down as you said it, {name}: “{echo}”. From where I sit it reads differently.
                            """),
                    Encounter.Relation.DOUBTS,
                    lines(
                            """
                            “{echo}” – always, {name}, or on good days?
                            You said “{echo}”, {name}, and I keep asking myself for whom that is true.
                            “{echo}”: I would like to believe it, {name}; what would show me?
                            """));

    /** For one who has no turns of phrase, where the other has made a point. */
    static final Map<Encounter.Relation, List<String>> REPLIES =
            Map.of(
                    Encounter.Relation.EXTENDS,
                    lines(
                            """
                            Yes, {name}: that {point} is something I can build on.
                            {name} said that {point}, and I would sign it.
                            I am glad you said that {point}, {name}, for I was about to.
                            If it is true that {point}, {name}, then more follows from it.
                            I heard you say that {point}, {name}, and nodded.
                            """),
                    Encounter.Relation.CHALLENGES,
                    lines(
                            """
                            I see it differently, {name}, when you say that {point}.
                            You hold that {point}, {name}; I do not think it can be left there.
                            {name} says that {point}, and I have to object.
                            I cannot agree, {name}, that {point}.
                            That {point} is only one side of it, {name}.
                            """),
                    Encounter.Relation.DOUBTS,
                    lines(
                            """
                            How would we know that {point}, {name}?
                            You say that {point}, {name}; does it hold for everybody?
                            I am not sure yet, {name}, that {point}.
                            Suppose {name} is right that {point}: what then?
                            """));

    /** The same, where the other has made none that could be named. */
    static final List<String> TURNS_TO =
            lines(
                    """
                    I have been listening to you, {name}, and I come at it from somewhere else.
                    {name}, your words are still going round in my head.
                    After what {name} has said I want to put one more thing on the table.
                    Let me pick up where you stopped, {name}.
                    I would not have put it like that, {name}, and perhaps that is useful.
                    Stay with that for a moment, {name}.
                    That gives me something to push against, {name}.
                    There is something in that, {name}, though not everything.
                    I heard that with interest, {name}, and with one reservation.
                    You have made me look again, {name}.
                    """);

    static final List<String> OPENINGS =
            lines(
                    """
                    I should like to say where I stand on {subject}.
                    On {subject} I have something to say, and then I want to listen.
                    Let me put one thing about {subject} on the table.
                    When I hear of {subject}, I think first of what I know at first hand.
                    I have thought about {subject} more than once.
                    Nobody asked me about {subject} until now, so I shall be plain.
                    My view of {subject} is not an expert’s, and here it is.
                    Of {subject} I know one side, and I will show it to you.
                    Let me begin with what {subject} looks like from where I sit.
                    It would be easy to be clever about {subject}; I would rather be honest.
                    I bring no theory of {subject}, only what I am.
                    To speak of {subject} I have to start with myself.
                    """);

    static final List<String> ANSWERS =
            lines(
                    """
                    You ask about {subject}, and I will answer as well as I can.
                    About {subject} I can only tell you how it looks from my place.
                    Thank you for asking about {subject}.
                    What you say of {subject} deserves a straight answer.
                    I do not have the whole answer about {subject}, only my part of it.
                    """);

    /** Where the user's words name nothing that could be taken up. */
    static final List<String> HEARD_YOU =
            lines(
                    """
                    Let me answer you from what I know best.
                    I take that to heart, and this is what I can set beside it.
                    That is worth an answer, and here is mine.
                    You have put your finger on something.
                    """);

    static final List<String> BRIDGES =
            lines(
                    """
                    With {subject} it will be no different, I think.
                    That is how I would look at {subject}.
                    It is worth keeping in mind when we speak of {subject}.
                    For {subject} that means going slowly and looking twice.
                    I would want to try it out with {subject} before I swore to it.
                    """);

    static final List<String> QUESTIONS =
            lines(
                    """
                    What would you do first, {name}?
                    {name}, have you seen it go otherwise?
                    How does that sound to you, {name}?
                    What am I overlooking, {name}?
                    Where would you draw the line, {name}?
                    {name}, what would have to happen for you to change your mind?
                    Who would be glad of it, {name}, and who would not?
                    And what do you say to the child who is left out of it, {name}?
                    Can you give me a case, {name}?
                    What would you try on Monday, {name}?
                    {name}, what did you learn about it the hard way?
                    Is there something here that we two could agree on, {name}?
                    """);

    /** For one whose only material is what somebody wrote about it. */
    static final List<String> CARD =
            lines(
                    """
                    This is what is written about me: “{line}” From there I look at {subject}.
                    “{line}” So I have been introduced, and so I must look at {subject}.
                    Whoever put me at this table wrote: “{line}” I try to be true to that.
                    I was given this to go by: “{line}” You may weigh my words accordingly.
                    “{line}” That is where my view comes from.
                    It says of me: “{line}” I leave it to you what follows from that.
                    """);

    static final List<String> NOTHING_LEFT =
            lines(
                    """
                    I have said what I brought with me on {subject}.
                    My pockets are empty; I would rather listen now.
                    I have nothing to add that I have not said.
                    To go on about {subject} would be to repeat myself.
                    That was all I had, and I am curious what the others make of it.
                    I pass this time, with a question instead.
                    You have heard my part; I want to hear more of yours.
                    I will leave my turn to somebody who knows more of it.
                    For now I have come to the end of what I know.
                    Better a short turn than an old one.
                    I am still thinking, and would rather ask than talk.
                    This once I only ask.
                    """);

    private Common() {}

    static boolean isInvitation(String sentence, String name) {
        return INVITES.stream().anyMatch(line -> line.replace("{name}", name).equals(sentence));
    }

    static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
