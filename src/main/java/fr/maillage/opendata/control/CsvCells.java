package fr.maillage.opendata.control;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands in a CSV cell. A text that a spreadsheet would run as a formula gets one apostrophe before it; what is plain, a number
 * or a telephone number among it, is left alone, and typed columns are never touched. The rule can be undone without loss
 * ({@link #plain}): reasons in src/docs/adr.
 */
public final class CsvCells {
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9 .,()/\\u00A0\\u202F-]*");

    private CsvCells() {
    }

    /** The text as it is written. */
    public static String guarded(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    /** The text that {@link #guarded} was given. */
    public static String plain(String cell) {
        return cell.startsWith("'") && dangerous(cell) ? cell.substring(1) : cell;
    }

    /** Apostrophes in front count as nothing, so that a text which has one of its own can be told from a guarded one. */
    private static boolean dangerous(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') start++;
        if (start == text.length() || FORMULA_STARTS.indexOf(text.charAt(start)) < 0) return false;
        return !NUMBER.matcher(start == 0 ? text : text.substring(start)).matches();
    }

    /** A value of a row as text, null for an empty cell. Decimals are written out, never with an exponent. */
    static <R> String text(Column<R> column, R row) {
        Object value = column.value().apply(row);
        if (value == null) return null;
        if (value instanceof String text) return text.isEmpty() ? null : column.type() == Column.Type.STRING ? guarded(text) : text;
        if (value instanceof BigDecimal decimal) return decimal.toPlainString();
        if (value instanceof Double number) return decimal(number);
        return value.toString();
    }

    /** As PostgreSQL writes a double of ordinary size: 3.5, and 44 rather than 44.0. */
    static String decimal(double number) {
        BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return exact.signum() == 0 ? "0" : exact.toPlainString();
    }

    /**
     * Whether a line of COPY's CSV needs rewriting: a text cell begins with a character that may start a formula, or is a quoted empty text.
     * Looks at the first byte of each cell only.
     *
     * @param texts which columns are texts
     */
    static boolean suspicious(byte[] line, int length, boolean[] texts) {
        int column = 0;
        int at = 0;
        while (at < length) {
            boolean quoted = line[at] == '"';
            int first = quoted ? at + 1 : at;
            if (column < texts.length && texts[column] && first < length) {
                byte b = line[first];
                if (b == '\'' || FORMULA_STARTS.indexOf(b) >= 0 || quoted && b == '"' && (first + 1 == length || line[first + 1] == ',')) return true;
            }
            if (quoted) {
                at++;
                while (at < length && !(line[at] == '"' && (at + 1 == length || line[at + 1] == ','))) at += line[at] == '"' ? 2 : 1;
                at++;
            }
            while (at < length && line[at] != ',') at++;
            at++;
            column++;
        }
        return false;
    }

    /** The cells of a line of COPY's CSV; an empty cell is null. */
    static List<String> cells(byte[] line, int length) {
        String text = decode(line, length);
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= text.length()) {
            StringBuilder cell = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at++;
                while (at < text.length()) {
                    char c = text.charAt(at++);
                    if (c != '"') cell.append(c);
                    else if (at < text.length() && text.charAt(at) == '"') cell.append(text.charAt(at++));
                    else break;
                }
            } else {
                while (at < text.length() && text.charAt(at) != ',') cell.append(text.charAt(at++));
            }
            cells.add(cell.isEmpty() ? null : cell.toString());
            at++;
        }
        return cells;
    }

    private static String decode(byte[] line, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("COPY was asked for UTF-8", e);
        }
    }
}
