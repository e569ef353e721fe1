package fr.maillage.survey.results.entity;

import java.util.List;

/**
 * True counts of a survey, before the gate: for the team only.
 *
 * @param participants answers received, in persons
 * @param questions    in the order of the survey
 * @param askings      what the questionnaire says of who was asked what
 */
public record Counts(long participants, List<Question> questions, List<Asking> askings) {
    public Counts {
        questions = List.copyOf(questions);
        askings = List.copyOf(askings);
        for (Question question : questions) {
            if (question.answered + question.notAnswered + question.notAsked != participants)
                throw new IllegalArgumentException("question " + question.code + " does not add up to " + participants + " participants");
        }
    }

    /** Of a survey in which everybody is asked everything, or nothing is known of it. */
    public Counts(long participants, List<Question> questions) {
        this(participants, questions, List.of());
    }

    public Counts knowing(List<Asking> itsAskings) {
        return new Counts(participants, questions, itsAskings);
    }

    /**
     * One question. {@code answered + notAnswered + notAsked} is the number of participants.
     *
     * @param code        of the question in the survey
     * @param conditional whether some participants were not asked by design; when false, {@code notAsked} is 0 for everybody to know
     * @param cells       counts per answer, in persons
     */
    public record Question(String code, Shape shape, long answered, long notAnswered, long notAsked, boolean conditional, List<Cell> cells) {
        public Question {
            cells = List.copyOf(cells);
            if (answered < 0 || notAnswered < 0 || notAsked < 0 || notAsked > 0 && !conditional)
                throw new IllegalArgumentException("impossible participation in " + code);
            long sum = cells.stream().mapToLong(Cell::count).sum();
            boolean adds = switch (shape) {
                case ONE_OF, OPEN -> sum == answered;
                case ANY_OF -> sum >= answered && cells.stream().allMatch(cell -> cell.count() <= answered);
                case TEXT -> cells.isEmpty();
            };
            if (!adds) throw new IllegalArgumentException("the cells of " + code + " do not fit its " + answered + " respondents");
        }
    }

    /** How many respondents gave this answer. */
    public record Cell(String code, long count) {
        public Cell {
            if (count < 0) throw new IllegalArgumentException("a count is not negative: " + code);
        }
    }
}
