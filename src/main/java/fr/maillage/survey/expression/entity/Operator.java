package fr.maillage.survey.expression.entity;

/** What stands between two expressions, from the loosest to the tightest. */
public enum Operator {
    OR("or", "ou", 1), AND("and", "et", 2),
    EQ("=", 4), NE("!=", 4), LT("<", 4), LE("<=", 4), GT(">", 4), GE(">=", 4),
    ADD("+", 5), SUBTRACT("-", 5), MULTIPLY("*", 6), DIVIDE("/", 6), MOD("mod", 6);

    /** Of « not »: looser than a comparison, tighter than « and ». */
    public static final int NOT = 3;
    /** Of the sign. */
    public static final int SIGN = 7;

    private final String sign;
    private final String french;
    private final int binding;

    Operator(String sign, int binding) {
        this(sign, sign, binding);
    }

    Operator(String sign, String french, int binding) {
        this.sign = sign;
        this.french = french;
        this.binding = binding;
    }

    public String sign() {
        return sign;
    }

    public String french() {
        return french;
    }

    /** The higher, the closer it holds its two sides. */
    public int binding() {
        return binding;
    }

    public boolean compares() {
        return binding == 4;
    }

    /** Only equality is asked of what has no order. */
    public boolean equality() {
        return this == EQ || this == NE;
    }
}
