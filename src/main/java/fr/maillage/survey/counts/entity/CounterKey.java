package fr.maillage.survey.counts.entity;

/**
 * What a counter counts: persons who gave {@code value} to {@code question} and {@code axisValue} on {@code axis}.
 *
 * @param axis      code of the question crossed with, {@link #CHANNEL}, or {@link #NONE} for everybody
 * @param axisValue empty without an axis; {@link #ABSENT} for those who said nothing there
 * @param question  code of the question, {@code q5.row} for a row of a matrix, or one of the constants
 * @param value     an answer as {@link AnswerKeys} names it, or one of the constants
 */
public record CounterKey(String axis, String axisValue, String question, String value) implements Comparable<CounterKey> {
    public static final String NONE = "";
    public static final String CHANNEL = "_channel";
    /** Axis whose places are {@code commune|age}: kept once the team has named the age. */
    public static final String CELL = "_cell";
    public static final String ABSENT = "_absent";
    /** Pseudo-question: how many took part. */
    public static final String EVERYBODY = "";
    /** Pseudo-question: its values are days; always crossed with the channel. */
    public static final String DAY = "_day";
    /** Pseudo-question: its values are {@code commune|age}, the commune empty when none is asked; always crossed with the channel. */
    public static final String COVERAGE = "_coverage";
    public static final String ANSWERED = "_answered";
    /** « Je préfère ne pas répondre ». */
    public static final String DECLINED = "_declined";
    public static final String NOT_ASKED = "_not_asked";

    public static CounterKey of(String question, String value) {
        return new CounterKey(NONE, "", question, value);
    }

    /** The same count among those only. */
    public CounterKey among(String newAxis, String newAxisValue) {
        return new CounterKey(newAxis, newAxisValue, question, value);
    }

    @Override
    public int compareTo(CounterKey other) {
        int order = axis.compareTo(other.axis);
        if (order == 0) order = axisValue.compareTo(other.axisValue);
        if (order == 0) order = question.compareTo(other.question);
        return order == 0 ? value.compareTo(other.value) : order;
    }
}
