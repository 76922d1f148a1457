package chatlab.insight;

import chatlab.discussion.claim.Sentences;
import chatlab.insight.Report.Entry;
import chatlab.persona.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Questions that nobody answered. Whoever is named in one has to answer it, in the next turn or
 * with some of its words later; one for the whole table is answered by the next turn where the user
 * asked, and else by one that takes up its words. What a speaker asks and goes on is no question.
 */
final class OpenQuestions {
    private final Talk talk;
    private final Names names;

    OpenQuestions(Talk talk, Names names) {
        this.talk = talk;
        this.names = names;
    }

    /** The newest. */
    List<Entry> entries() {
        List<Entry> open = new ArrayList<>();
        for (Said said : talk.said()) {
            for (String question : asked(said)) {
                if (!isAnswered(said, question))
                    open.add(new Entry(Extract.line(said.speaker(), question), List.of(said.id())));
            }
        }
        return open.subList(Math.max(0, open.size() - Extract.MOST), open.size());
    }

    private List<String> asked(Said said) {
        List<String> sentences = Sentences.in(said.text());
        List<String> asked = new ArrayList<>();
        for (String sentence : sentences) {
            boolean meant =
                    said.isUsers()
                            || sentence.equals(sentences.getLast())
                            || !names.in(sentence, said.speaker().id()).isEmpty();
            if (meant && Sentences.isQuestion(sentence)) asked.add(sentence);
        }
        return asked;
    }

    private boolean isAnswered(Said said, String question) {
        List<String> named = names.in(question, said.speaker().id());
        Set<String> words = Words.in(question).stems();
        for (Said later : talk.said()) {
            boolean mayAnswer =
                    later.seq() > said.seq()
                            && !later.speaker().equals(said.speaker())
                            && (named.isEmpty() || named.contains(later.speaker().id()));
            if (!mayAnswer) continue;
            boolean replies = later.repliesTo().contains(said.id());
            if (replies && (said.isUsers() || !named.isEmpty())) return true;
            if (talk.words(later).stems().stream().anyMatch(words::contains)) return true;
        }
        return false;
    }
}
