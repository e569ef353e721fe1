package fr.maillage.survey.expression.control;

/**
 * A word of an expression.
 *
 * @param text what it says: a text without its quotes, a code without its braces
 * @param at   characters before it
 */
record Token(Type type, String text, int at) {
    enum Type {
        NUMBER, TEXT,
        /** A bare name: a question, a function or a word of the language. */
        NAME,
        /** A name in braces: always a question. */
        CODE,
        /** The dot between a question and its row. */
        MEMBER,
        /** The dot that stands for the answer itself. */
        SELF,
        SIGN, END
    }

    boolean sign(String sign) {
        return type == Type.SIGN && text.equals(sign);
    }
}
