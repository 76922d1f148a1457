package chatlab.persona;

import java.util.Locale;

/**
 * Fields of school life that topics touch, each with words by which a topic shows it. Word stems
 * end in {@code *}.
 */
public enum Domain {
    TECHNOLOGY(
            "ai chatgpt gpt artificial intelligence machine* computer* phone* smartphone* tablet* screen* internet digital online app apps technolog* robot* algorithm* video* laptop* software tiktok instagram chatbot* calculator* copilot llm"),
    ASSESSMENT(
            "test* grade* grading exam* mark marks marking assess* score* feedback evaluat* inspection rank* standardi* rubric* report* pisa measur* certificate*"),
    HOMEWORK(
            "homework practice practise practising drill* repetition repeat* parent* revision cramming memori* flashcard* worksheet* tutoring"),
    DISCIPLINE(
            "disciplin* behavio* rule* reward* punish* authorit* bully* bullie* obey obedien* detention* sanction* uniform* ban bans banned banning forbid* conduct cheat* plagiari* strict* sticker* bribe*"),
    CURRICULUM(
            "curricul* subject* knowledge canon textbook* syllabus project* facts content history geography interdisciplinary lesson* timetable teach"),
    LANGUAGE(
            "read reading reads book* writ* essay* literacy language* bilingual* grammar spelling vocabulary mother tongue story stories literature poem* poetry handwriting phonics speak*"),
    SCIENCE(
            "math* science* scientific number* arithmetic algebra geometry experiment* logic* reason* physics chemistry biology critical thinking error* mistake* misconception* fraction* truth evidence fake"),
    PLAY(
            "play* game* toy* kindergarten preschool* nursery toddler* infant* early childhood recess gamif* lego block* fun"),
    TEACHERS(
            "teacher* teaching lecture* lecturing profession* pedagog* educator* tutor* instructor* trainer* coach* mentor*"),
    INCLUSION(
            "inclus* race racis* gender girl* boy* disab* migrant* migration refugee* poverty poor inequal* equal* class mixed abilit* gifted special needs segregat* divers* minorit* justice privilege* women sexis* tracking streaming autis* dyslex* rich wealth*"),
    DEMOCRACY(
            "democra* citizen* politic* societ* communit* vote voting election* state job jobs work career* vocation* econom* climate war peace law right rights govern* public capital* protest* strike* patriot* nation*"),
    ARTS(
            "art arts artist* music* nature drawing paint* danc* drama theatre theater creativ* imaginat* body sport* garden* outdoor* beauty sing singing craft* forest* tree* film*"),
    MOTIVATION(
            "motivat* interest* attention effort bored boring boredom character wellbeing well-being anxi* stress* happy happiness grit resilien* mental emotion* fear* confiden* curiosity curious lazy procrastinat* focus concentrat* love trust failure failing fail"),
    GROUPS(
            "group* dialogue discuss* cooperat* collaborat* team* peer* distance remote hybrid friend* debate* seminar* conversation* class-size crowd*");

    private final String words;

    Domain(String words) {
        this.words = words;
    }

    /** As the character files write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Words that show it, in lower case; a trailing {@code *} stands for any ending. */
    public String words() {
        return words;
    }
}
