package fr.maillage.survey.expression.entity;

import java.util.List;

/**
 * A questionnaire as the language sees it: sections and fields in the order they are asked.
 *
 * @param sections in order; a field names its own by {@link Section#code}
 * @param fields   in order, those of one section together
 */
public record Form(List<Section> sections, List<Field> fields) {
    public Form {
        sections = List.copyOf(sections);
        fields = List.copyOf(fields);
    }

    /**
     * @param code     its name in faults and states, apart from the codes of fields
     * @param relevant text of its condition; blank: always shown
     */
    public record Section(String code, String relevant) {
    }

    /**
     * One question.
     *
     * @param section     code of its section
     * @param options     codes of its options, of the columns of a matrix
     * @param rows        codes of a matrix's rows; empty: any row may be named
     * @param apart       code of the option « I'd rather not say »; null: none
     * @param other       whether an option asks to say what: the text is in {@code code.other}
     * @param relevant    text of the condition; blank: always asked
     * @param constraint  text of what an answer must hold to; blank: anything
     * @param calculation text of what is computed; blank for what is asked
     */
    public record Field(String code, Kind kind, String section, List<String> options, List<String> rows, String apart, boolean other,
                        String relevant, String constraint, String calculation) {
        public Field {
            options = List.copyOf(options);
            rows = List.copyOf(rows);
        }

        /** A field without options, rows or conditions. */
        public static Field of(String code, Kind kind, String section) {
            return new Field(code, kind, section, List.of(), List.of(), null, false, "", "", "");
        }

        public Field choosing(String... codes) {
            return new Field(code, kind, section, List.of(codes), rows, apart, other, relevant, constraint, calculation);
        }

        public Field rows(String... codes) {
            return new Field(code, kind, section, options, List.of(codes), apart, other, relevant, constraint, calculation);
        }

        public Field when(String condition) {
            return new Field(code, kind, section, options, rows, apart, other, condition, constraint, calculation);
        }

        public Field holding(String condition) {
            return new Field(code, kind, section, options, rows, apart, other, relevant, condition, calculation);
        }

        public Field computed(String expression) {
            return new Field(code, kind, section, options, rows, apart, other, relevant, constraint, expression);
        }
    }
}
