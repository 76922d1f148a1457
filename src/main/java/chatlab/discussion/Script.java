package chatlab.discussion;

import chatlab.conversation.Participant;
import chatlab.conversation.Phase;
import chatlab.discussion.stance.Alarm;
import chatlab.persona.Persona;
import java.util.Optional;

/** What a speaker says for the task that the phase sets. */
record Script(TurnBrief brief, Participant speaker, Relevance relevance) {

    String text() {
        Phase phase = brief.phase();
        Situation situation = Situation.of(brief, speaker);
        Optional<Persona> opponent = brief.opponent().map(Participant::persona);
        return switch (phase.act()) {
            case DISCUSS -> discussed(situation);
            case POSITION -> new Composition(bench(situation.alone()), Optional.empty()).text();
            case REBUT ->
                    opponent.map(each -> rebutted(situation, each))
                            .orElseGet(() -> discussed(situation));
            case RESTATE ->
                    opponent.map(each -> new Restating(bench(situation), each).text())
                            .orElseGet(() -> discussed(situation));
            case COMMON_GROUND -> new CommonGround(bench(situation)).text();
            case QUESTION -> new Asking(bench(situation)).text();
            case REFLECT -> new Reflecting(bench(situation)).text();
            case HAT -> underHat(situation, phase.hat() == null ? "" : phase.hat());
        };
    }

    /** Who could object when all agree does so. */
    private String discussed(Situation situation) {
        Alarm alarm = brief.alarm();
        boolean objects = alarm != null && alarm.holder().id().equals(speaker.id());
        return new Composition(
                        bench(situation),
                        objects ? Optional.of(Encounter.Relation.CHALLENGES) : Optional.empty())
                .text();
    }

    private String rebutted(Situation situation, Persona opponent) {
        return new Composition(
                        bench(situation.facing(opponent)),
                        Optional.of(Encounter.Relation.CHALLENGES))
                .text();
    }

    /** A hat at the table speaks as itself. */
    private String underHat(Situation situation, String hat) {
        return hat.isEmpty() || speaker.id().equals(hat)
                ? discussed(situation)
                : new Wearing(bench(situation), hat).text();
    }

    private Workbench bench(Situation situation) {
        return Workbench.of(situation, relevance);
    }
}
