package fr.maillage.survey.entity;

/** How long answering takes: time to read every word (4 a second) and to answer each kind of question. */
final class AnsweringTime {
    private static final double WORDS_PER_SECOND = 4;

    private AnsweringTime() {
    }

    /** Whole minutes, 1 or more. */
    static int minutes(Survey survey) {
        double seconds = words(survey.intro()) / WORDS_PER_SECOND;
        for (Section section : survey.sections()) {
            seconds += words(section.title() + " " + section.intro()) / WORDS_PER_SECOND;
            for (Question question : section.questions()) if (question.type() != QuestionType.CALCULATION) seconds += seconds(question);
        }
        return (int) Math.max(1, Math.round(seconds / 60));
    }

    private static double seconds(Question question) {
        int options = question.options().stream().mapToInt(option -> words(option.label())).sum();
        int rows = question.rows().stream().mapToInt(row -> words(row.label())).sum();
        return (words(question.text() + " " + question.help()) + options + rows) / WORDS_PER_SECOND + toAnswer(question);
    }

    private static int toAnswer(Question question) {
        return switch (question.type()) {
            case INFO, CALCULATION -> 0;
            case SINGLE, SCALE -> 6;
            case MULTIPLE, NUMBER, DATE, TIME, NEEDS -> 12;
            case COMMUNE, EMAIL, DATE_TIME -> 15;
            case SHORT_TEXT, POINT -> 20;
            case TRIP, FILE -> 30;
            case RANKING -> 5 * question.options().size();
            case MATRIX_SINGLE -> 5 * question.rows().size();
            case MATRIX_MULTIPLE -> 8 * question.rows().size();
            case LONG_TEXT -> 50;
        };
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
