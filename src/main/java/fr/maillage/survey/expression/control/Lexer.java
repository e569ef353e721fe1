package fr.maillage.survey.expression.control;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of an expression into words. */
final class Lexer {
    static final int LENGTH_MAX = 4000;
    static final int TOKENS_MAX = 1000;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        if (text.length() > LENGTH_MAX) throw new Malformed(LENGTH_MAX, "survey.expression.tooLong", LENGTH_MAX);
        Lexer lexer = new Lexer(text);
        while (lexer.next()) {
            if (lexer.tokens.size() > TOKENS_MAX) throw new Malformed(lexer.at, "survey.expression.tooLong", LENGTH_MAX);
        }
        lexer.add(Token.Type.END, "", text.length());
        return lexer.tokens;
    }

    /** Reads one word; false at the end. */
    private boolean next() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)))) at++;
        if (at >= text.length()) return false;
        char c = text.charAt(at);
        if (digit(c)) number();
        else if (c == '\'' || c == '"') quoted(Token.Type.TEXT, c);
        else if (nameStart(c)) name();
        else if (c == '$') braced();
        else if (c == '.') add(Token.Type.SELF, ".", at++);
        else sign(c);
        return true;
    }

    private void number() {
        int from = at;
        while (at < text.length() && digit(text.charAt(at))) at++;
        if (at + 1 < text.length() && text.charAt(at) == '.' && digit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && digit(text.charAt(at))) at++;
        }
        if (at < text.length() && nameStart(text.charAt(at))) throw new Malformed(from, "survey.expression.number", text.substring(from, at + 1));
        add(Token.Type.NUMBER, text.substring(from, at), from);
    }

    /** A quote inside a text is written twice. */
    private void quoted(Token.Type type, char quote) {
        int from = at++;
        StringBuilder said = new StringBuilder();
        while (true) {
            if (at >= text.length()) throw new Malformed(from, "survey.expression.quote");
            char c = text.charAt(at++);
            if (c == quote) {
                if (at >= text.length() || text.charAt(at) != quote) break;
                at++;
            }
            said.append(c);
        }
        add(type, said.toString(), from);
    }

    private void name() {
        int from = at;
        while (at < text.length() && namePart(text.charAt(at))) at++;
        add(Token.Type.NAME, text.substring(from, at), from);
        member();
    }

    private void braced() {
        int from = at;
        int end = text.indexOf('}', at);
        if (at + 1 >= text.length() || text.charAt(at + 1) != '{' || end < 0) throw new Malformed(at, "survey.expression.brace");
        at = end + 1;
        add(Token.Type.CODE, text.substring(from + 2, end).strip(), from);
        member();
    }

    /** A dot glued to a question names a row of it. */
    private void member() {
        if (at + 1 >= text.length() || text.charAt(at) != '.') return;
        char c = text.charAt(at + 1);
        if (c == '\'' || c == '"') {
            at++;
            quoted(Token.Type.MEMBER, c);
        } else if (namePart(c)) {
            int from = ++at;
            while (at < text.length() && namePart(text.charAt(at))) at++;
            add(Token.Type.MEMBER, text.substring(from, at), from);
        }
    }

    private void sign(char c) {
        String two = text.substring(at, Math.min(text.length(), at + 2));
        String sign = switch (c) {
            case '=' -> two.equals("==") ? two : "=";
            case '!' -> two.equals("!=") ? two : "";
            case '<', '>' -> two.equals(c + "=") || two.equals("<>") ? two : String.valueOf(c);
            case '≠', '≤', '≥', '×', '+', '-', '−', '*', '/', '(', ')', ',', ';' -> String.valueOf(c);
            default -> "";
        };
        if (sign.isEmpty()) throw new Malformed(at, c == '’' || c == '‘' || c == '“' || c == '«' ? "survey.expression.curly" : "survey.expression.character", String.valueOf(c));
        add(Token.Type.SIGN, plain(sign), at);
        at += sign.length();
    }

    /** The signs of typography and of other languages, in ours. */
    private static String plain(String sign) {
        return switch (sign) {
            case "==" -> "=";
            case "<>", "≠" -> "!=";
            case "≤" -> "<=";
            case "≥" -> ">=";
            case "×" -> "*";
            case "−" -> "-";
            case ";" -> ",";
            default -> sign;
        };
    }

    private void add(Token.Type type, String said, int from) {
        tokens.add(new Token(type, said, from));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean nameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    static boolean namePart(char c) {
        return nameStart(c) || digit(c);
    }
}
