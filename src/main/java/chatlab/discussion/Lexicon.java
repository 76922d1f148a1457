package chatlab.discussion;

import java.util.Arrays;
import java.util.Set;

/** English words, by the part they play in a topic. */
final class Lexicon {
    /** Between two nouns they belong to the phrase. */
    static final Set<String> GLUE =
            words("of in for on with at by from about and or vs versus between under without & as");

    static final Set<String> ARTICLES = words("a an the");

    /** A phrase does not begin, go on or end with these. */
    static final Set<String> BREAKS =
            words(
                    "i me my mine we us our you your he him his she her it its they them their this that these those there here"
                            + " what why how when where who whom which whether if is are was were be been being am do does did done doing"
                            + " have has had can could may might must shall should will would ought not no yes than so because but"
                            + " while although to into onto too very really just only ever never always often still even also more"
                            + " most much many some any every each all both either neither few let lets please tell ask say think believe"
                            + " feel know want need make makes made get gets give gives take takes use uses using used keep keeps put help helps"
                            + " teach teaches learn learns happen happens become becomes replace replaces allow allows ban bans forbid"
                            + " stop stops start starts go goes come comes see sees find finds work works matter matters mean means"
                            + " change changes bring brings seem seems like likes love loves hate hates prefer prefers depend depends"
                            + " motivate motivates harm harms improve improves cause causes cheat cheats fail fails deal handle address"
                            + " talk discuss imagine suppose consider am hand hands cannot don't can't doesn't isn't aren't shouldn't won't"
                            + " up out down off over again now today then same own such well better worse instead ourselves themselves"
                            + " me monday tuesday wednesday thursday friday saturday sunday morning afternoon evening tonight"
                            + " tomorrow yesterday week weeks month year years time times day days first next last ourselves"
                            + " let's what's it's that's who's i'm we're thank thanks explain answer answers agree agrees disagree"
                            + " disagrees speak speaks read reads raise raises call calls called decide decides refuse refuses"
                            + " wonder given taught banned forbidden justified measured crying eventually within part mornings"
                            + " wants wanted abolish abolishes spend spends spending forgotten refuses tries try attend owe owns follow"
                            + " understand destroyed something less fewer other missing"
                            + " afternoons twenty ten five choose chooses chose chosen lose loses lost stopped started giving taking"
                            + " liked move moves moved write writes wrote anyone anybody someone somebody nobody thing");

    /** In a title, where nothing is done, these belong to the phrase. */
    static final Set<String> IN_TITLES =
            words(
                    "more most much many less fewer some any every each all both better worse own such other");

    static final Set<String> AFTER_DOING =
            words(
                    "more most much many less fewer some any every each all both better worse own such other to");

    /** Nouns as well; verbs after “to”. */
    static final Set<String> VERBS_AFTER_TO =
            words(
                    "reward praise punish grade test play write count sing draw test exclude include answer");

    /** These keep their capital at the beginning of a topic. */
    static final Set<String> PROPER =
            words(
                    "Latin Greek English French German Spanish Italian Russian Chinese Arabic Europe European American"
                            + " African Asian Christian Islam Muslim Jewish Montessori Waldorf God Google Wikipedia I");

    static final Set<String> POSSESSIVES = words("their its his her");

    /** Adjectives that judge: they end a phrase when nothing follows them. */
    static final Set<String> JUDGING =
            words(
                    "good bad useful useless important necessary needed fair unfair right wrong best worst worth helpful harmful"
                            + " dangerous possible impossible effective enough allowed free true false possible bored boring happy"
                            + " interesting obsolete outdated old new dead hard easy lazy smart stupid clever compulsory mandatory optional"
                            + " obligatory responsible early separately ok okay");

    /** They stand alone only where nothing else does. */
    static final Set<String> VAGUE =
            words(
                    "children child boys girls parents adults babies everyone pupils pupil students student kids people teenagers teachers teacher school schools thing things way role question"
                            + " daughter daughters son sons kid mother mothers father fathers colleagues class age ages");

    private Lexicon() {}

    static boolean isGlue(String word) {
        return GLUE.contains(word);
    }

    static boolean isBreak(String word) {
        return BREAKS.contains(word) || GLUE.contains(word);
    }

    static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ")));
    }
}
