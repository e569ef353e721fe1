package fr.maillage.survey.exchange.entity;

import fr.maillage.survey.entity.QuestionType;
import java.math.BigDecimal;
import java.util.List;

/**
 * A question of a file. Texts of conditions are of our language, empty for none.
 *
 * @param code      the file's own name of it, as far as that is a code of ours
 * @param limits    what an answer may be
 * @param logic     when it is asked, what an answer must hold to, what is computed
 * @param options   of a choice, columns of a matrix
 * @param rows      of a matrix
 * @param shuffled  options in random order
 * @param declining « I'd rather not say » beside the field
 */
public record DraftQuestion(String code, QuestionType type, Wording text, Wording help, boolean required, Limits limits, Logic logic, List<DraftOption> options, List<DraftOption> rows,
                            boolean shuffled, boolean declining) {
    public DraftQuestion {
        options = List.copyOf(options);
        rows = List.copyOf(rows);
    }

    /**
     * @param min of a number or scale, fewest choices of several; null: none
     * @param earliest first day; empty: none
     * @param pattern what a whole text must look like; empty: anything
     * @param low label of a scale's low end
     */
    public record Limits(BigDecimal min, BigDecimal max, BigDecimal step, String earliest, String latest, String pattern, Wording patternMessage, Wording low, Wording high, Wording unit) {
        public static final Limits NONE = new Limits(null, null, null, "", "", "", Wording.NONE, Wording.NONE, Wording.NONE, Wording.NONE);

        public Limits between(BigDecimal newMin, BigDecimal newMax, BigDecimal newStep) {
            return new Limits(newMin, newMax, newStep, earliest, latest, pattern, patternMessage, low, high, unit);
        }

        public Limits within(String first, String last) {
            return new Limits(min, max, step, first, last, pattern, patternMessage, low, high, unit);
        }

        public Limits matching(String newPattern, Wording message) {
            return new Limits(min, max, step, earliest, latest, newPattern, message, low, high, unit);
        }

        public Limits labelled(Wording newLow, Wording newHigh, Wording newUnit) {
            return new Limits(min, max, step, earliest, latest, pattern, patternMessage, newLow, newHigh, newUnit);
        }
    }

    /** @param message what people read when their answer does not hold to the constraint */
    public record Logic(String relevant, String constraint, Wording message, String calculation) {
        public static final Logic NONE = new Logic("", "", Wording.NONE, "");
    }

    public static DraftQuestion of(String code, QuestionType type, Wording text) {
        return new DraftQuestion(code, type, text, Wording.NONE, false, Limits.NONE, Logic.NONE, List.of(), List.of(), false, false);
    }

    public DraftQuestion helped(Wording newHelp) {
        return new DraftQuestion(code, type, text, newHelp, required, limits, logic, options, rows, shuffled, declining);
    }

    public DraftQuestion required(boolean now) {
        return new DraftQuestion(code, type, text, help, now, limits, logic, options, rows, shuffled, declining);
    }

    public DraftQuestion limited(Limits newLimits) {
        return new DraftQuestion(code, type, text, help, required, newLimits, logic, options, rows, shuffled, declining);
    }

    public DraftQuestion following(Logic newLogic) {
        return new DraftQuestion(code, type, text, help, required, limits, newLogic, options, rows, shuffled, declining);
    }

    public DraftQuestion offering(List<DraftOption> newOptions, List<DraftOption> newRows) {
        return new DraftQuestion(code, type, text, help, required, limits, logic, newOptions, newRows, shuffled, declining);
    }

    public DraftQuestion allowing(boolean nowDeclining, boolean nowShuffled) {
        return new DraftQuestion(code, type, text, help, required, limits, logic, options, rows, nowShuffled, nowDeclining);
    }
}
