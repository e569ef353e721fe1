package fr.maillage.survey.exchange.entity;

import java.util.List;

/**
 * One line of the report of an import: something of the file that is not in the draft as it was.
 *
 * @param sheet   of a workbook, or the table of a LimeSurvey file
 * @param line    of the sheet, from 1; 0: none
 * @param name    of the question or group concerned; empty: the whole file
 * @param key     message key after {@code exchange.loss.}
 * @param args    of that message
 * @param why     message key after {@code exchange.why.} of what stood in the way of an expression; empty: the message says all
 * @param whyArgs of that message
 */
public record Loss(Weight weight, String sheet, int line, String name, String key, List<Object> args, String why, List<Object> whyArgs) {
    /** How much it matters. */
    public enum Weight {
        /** Not taken. */
        REFUSED,
        /** Taken otherwise than it stood. */
        CHANGED,
        /** Nothing that is asked is lost by it. */
        NOTED
    }

    public Loss {
        args = List.copyOf(args);
        whyArgs = List.copyOf(whyArgs);
    }
}
