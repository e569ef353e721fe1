package fr.maillage.survey.entity;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * A question of a survey. It knows what counts as an answer to it: see {@link #read}.
 * {@code min} and {@code max} are the ends of a scale or a number, and the least and the most of what is chosen where several may be
 * ({@link QuestionType#hasCounts}); {@code earliest} and {@code latest} the ends of a day, an hour or a moment, as the answers write them.
 */
@Entity
public class Question {
    public static final int SHORT_TEXT_MAX = 200;
    public static final int LONG_TEXT_MAX = 4000;
    /** Steps of a scale at most: more do not fit a phone and nobody tells them apart. */
    public static final int SCALE_STEPS_MAX = 11;
    public static final int OPTIONS_MAX = 200;
    /** Things to rank at most: beyond, people number at random. */
    public static final int RANKED_MAX = 15;
    public static final int ROWS_MAX = 30;
    public static final int COLUMNS_MAX = 11;
    public static final int EXPRESSION_MAX = 2000;
    /** The part of a form's field that says « Je préfère ne pas répondre ». */
    public static final String DECLINED = "declined";
    /** What a code may be; it never ends like the name of a search field. */
    public static final String CODE = "[a-z][a-z0-9_]{0,31}(?<!_q)";

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "section_id")
    private Section section;

    private int position;

    @Column(updatable = false)
    private String code;

    @Enumerated(EnumType.STRING)
    private QuestionType type;

    private String text;

    private String help = "";

    private boolean required;

    private BigDecimal min;

    private BigDecimal max;

    private BigDecimal step;

    private String earliest = "";

    private String latest = "";

    private String unit = "";

    @Column(name = "low_label")
    private String lowLabel = "";

    @Column(name = "high_label")
    private String highLabel = "";

    private String pattern = "";

    @Column(name = "pattern_message")
    private String patternMessage = "";

    private String relevant = "";

    @Column(name = "valid_if")
    private String constraint = "";

    @Column(name = "valid_message")
    private String constraintMessage = "";

    private String calculation = "";

    @Column(name = "may_decline")
    private boolean mayDecline;

    @Column(name = "random_order")
    private boolean randomOrder;

    @OneToMany(mappedBy = "question", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Option> options = new ArrayList<>();

    @OneToMany(mappedBy = "question", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Row> rows = new ArrayList<>();

    @Transient
    private Language language = Language.FRENCH;

    @Version
    private long version;

    protected Question() {
    }

    Question(Section section, int position, String code, QuestionType type, String text) {
        this.id = UUID.randomUUID();
        this.section = section;
        this.position = position;
        this.code = code;
        this.text = text;
        take(type);
    }

    private void take(QuestionType newType) {
        if (newType == QuestionType.FILE && section.survey().anonymous()) throw new IllegalArgumentException("a file may tell who sent it: none in an anonymous survey (" + text + ")");
        type = newType;
        if (type == QuestionType.SCALE) between(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.ONE);
    }

    public Question word(String newText, String newHelp, boolean nowRequired) {
        section.survey().mustBeDraft();
        text = newText;
        help = newHelp;
        required = nowRequired && type.answered();
        return this;
    }

    /** Another type; what only the former type had is dropped. */
    public Question becomes(QuestionType newType) {
        section.survey().mustBeDraft();
        if (newType == type) return this;
        if (!newType.hasOptions() || newType == QuestionType.NEEDS || type == QuestionType.NEEDS) options.clear();
        if (!newType.hasRows()) rows.clear();
        min = null;
        max = null;
        step = null;
        earliest = "";
        latest = "";
        unit = "";
        lowLabel = "";
        highLabel = "";
        pattern = "";
        patternMessage = "";
        calculation = "";
        mayDecline = false;
        randomOrder = false;
        required &= newType.answered();
        take(newType);
        return this;
    }

    /**
     * Ends and step of a scale or a number, or the least and the most of what is chosen. Null: no bound; a null step is 1 on a scale.
     *
     * @throws IllegalArgumentException when they make no sense together
     */
    public Question between(BigDecimal newMin, BigDecimal newMax, BigDecimal newStep) {
        section.survey().mustBeDraft();
        if (newMin != null && newMax != null && newMin.compareTo(newMax) > (type.hasCounts() ? 0 : -1)) throw new IllegalArgumentException("min must be below max");
        if (newStep != null && newStep.signum() <= 0) throw new IllegalArgumentException("a step is above zero");
        if (type == QuestionType.SCALE && (newMin == null || newMax == null)) throw new IllegalArgumentException("a scale has two ends");
        min = newMin;
        max = newMax;
        step = newStep;
        if (type == QuestionType.SCALE && steps().size() > SCALE_STEPS_MAX) throw new IllegalArgumentException("a scale has at most " + SCALE_STEPS_MAX + " steps");
        return this;
    }

    /**
     * First and last moment of an answer, both included, as {@link QuestionType} writes them; empty: no bound.
     *
     * @throws IllegalArgumentException when one is no such moment, or the last comes first
     */
    public Question within(String first, String last) {
        section.survey().mustBeDraft();
        if (!type.hasMoments() && !(first + last).isEmpty()) throw new IllegalArgumentException(type + " has no first and last moment");
        for (String end : List.of(first, last)) {
            if (!end.isEmpty() && !MomentText.canonical(type, end)) throw new IllegalArgumentException("not written as an answer is: " + end);
        }
        if (!first.isEmpty() && !last.isEmpty() && first.compareTo(last) > 0) throw new IllegalArgumentException("the last moment comes before the first");
        earliest = first;
        latest = last;
        return this;
    }

    public Question labelled(String low, String high, String newUnit) {
        section.survey().mustBeDraft();
        lowLabel = low;
        highLabel = high;
        unit = newUnit;
        return this;
    }

    /**
     * What the whole of a text must look like: see {@link TextPattern}.
     *
     * @param message what people read when theirs does not; empty: a general sentence
     * @throws IllegalArgumentException for what is no pattern
     */
    public Question matching(String newPattern, String message) {
        section.survey().mustBeDraft();
        if (!newPattern.isEmpty()) TextPattern.of(newPattern);
        pattern = newPattern;
        patternMessage = message;
        return this;
    }

    /**
     * Expressions over the other answers; empty for none. Nothing is checked here: a survey with an expression that can't be read is not published.
     *
     * @param showIf  the question is asked when this holds
     * @param holds   an answer is taken when this holds
     * @param message what people read when it does not
     */
    public Question when(String showIf, String holds, String message) {
        section.survey().mustBeDraft();
        relevant = showIf;
        constraint = holds;
        constraintMessage = message;
        return this;
    }

    /** @param expression what a CALCULATION computes */
    public Question computing(String expression) {
        section.survey().mustBeDraft();
        calculation = expression;
        return this;
    }

    /**
     * @param declining « Je préfère ne pas répondre » beside the field; types with options of one's own have an option for it instead
     * @param shuffled  options, or rows of a matrix, in another order for each person
     */
    public Question allowing(boolean declining, boolean shuffled) {
        section.survey().mustBeDraft();
        mayDecline = declining && type.answered();
        randomOrder = shuffled && type.hasOptions();
        return this;
    }

    /**
     * The options, in order. An option keeps its code when its label stands again, so that a reordering changes no code.
     *
     * @param labels what the page shows, each once
     * @param apart  « Je préfère ne pas répondre », or empty for none
     */
    public Question offer(List<String> labels, String apart) {
        List<Offered> offered = new ArrayList<>(labels.stream().map(Offered::of).toList());
        if (!apart.isEmpty()) offered.add(Offered.apart(apart));
        return offer(offered);
    }

    /** The same, told one by one. */
    public Question offer(List<Offered> offered) {
        section.survey().mustBeDraft();
        if (!type.hasOptions()) throw new IllegalStateException(type + " has no options");
        if (offered.size() > most(type)) throw new IllegalArgumentException("at most " + most(type) + " options");
        OptionList.arrange(this, options, offered);
        return this;
    }

    /** How many options a question of this type has at most. */
    public static int most(QuestionType type) {
        return type == QuestionType.RANKING ? RANKED_MAX : type.hasRows() ? COLUMNS_MAX : OPTIONS_MAX;
    }

    /** The rows of a matrix, in order. */
    public Question rowsOf(List<Offered> offered) {
        section.survey().mustBeDraft();
        if (!type.hasRows()) throw new IllegalStateException(type + " has no rows");
        if (offered.size() > ROWS_MAX) throw new IllegalArgumentException("at most " + ROWS_MAX + " rows");
        OptionList.arrangeRows(this, rows, offered);
        return this;
    }

    /**
     * What is typed, read as an answer.
     *
     * @param typed what the form sent for this question
     */
    public Reading read(Typed typed, Known known) {
        if (!type.answered()) return new Reading.Empty();
        if (mayDecline && typed.declined()) return typed.blank() ? new Reading.Given(Answers.DECLINED) : Reading.Refused.of("question.answer.declinedToo");
        Reading reading = typed.blank() ? new Reading.Empty() : reader().read(this, typed, known);
        return required && reading instanceof Reading.Empty ? Reading.Refused.of("survey.answer.required." + type.name().toLowerCase(Locale.ROOT)) : reading;
    }

    /** The same, of a question without parts that knows only communes. */
    public Reading read(List<String> typed, Function<String, Optional<String>> communes) {
        return read(Typed.of(typed), Known.communes(communes));
    }

    private Reader reader() {
        return switch (type) {
            case SINGLE, MULTIPLE -> ChoiceReader::read;
            case RANKING -> RankingReader::read;
            case SCALE, NUMBER -> NumberReader::read;
            case SHORT_TEXT, LONG_TEXT, EMAIL -> TextReader::read;
            case DATE, TIME, DATE_TIME -> MomentReader::read;
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> MatrixReader::read;
            case COMMUNE, POINT, TRIP -> PlaceReader::read;
            case NEEDS -> NeedsReader::read;
            case FILE -> (question, typed, known) -> typed.has("remove") ? new Reading.Empty() : known.files().apply(typed.value()).<Reading>map(Reading.Given::new).orElseGet(() -> Reading.Refused.of("question.answer.file"));
            case INFO, CALCULATION -> (question, typed, known) -> new Reading.Empty();
        };
    }

    /** Reads answers to one family of types; never called with nothing typed. */
    interface Reader {
        Reading read(Question question, Typed typed, Known known);
    }

    /** The names of the fields that the form has for it beside the one under its own code; each is sent as {@code code.part}. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>(switch (type) {
            case SINGLE, MULTIPLE -> options.stream().anyMatch(Option::other) ? List.of(Option.OTHER) : List.<String>of();
            case RANKING -> options.stream().map(Option::code).toList();
            case MATRIX_SINGLE, MATRIX_MULTIPLE -> rows.stream().map(Row::code).toList();
            case DATE_TIME -> MomentReader.PARTS;
            case POINT -> PlaceReader.POINT_PARTS;
            case TRIP -> PlaceReader.TRIP_PARTS;
            case FILE -> List.of("remove");
            default -> List.<String>of();
        });
        if (mayDecline) parts.add(DECLINED);
        return parts;
    }

    /** The steps of a scale, from its low end to its high end. */
    public List<BigDecimal> steps() {
        if (type != QuestionType.SCALE) return List.of();
        BigDecimal grain = step == null ? BigDecimal.ONE : step;
        List<BigDecimal> steps = new ArrayList<>();
        for (BigDecimal at = min; at.compareTo(max) <= 0 && steps.size() <= SCALE_STEPS_MAX; at = at.add(grain)) steps.add(at.stripTrailingZeros());
        return steps;
    }

    /** Whether enough of it is there to be asked: a choice needs two options, a matrix a row, needs a category, a calculation its expression. */
    public boolean complete() {
        if (type == QuestionType.CALCULATION) return !calculation.isEmpty();
        if (!type.hasOptions()) return true;
        int least = type == QuestionType.NEEDS ? 1 : 2;
        return options.stream().filter(option -> !option.apart()).count() >= least && (!type.hasRows() || !rows.isEmpty());
    }

    void place(Section newSection, int newPosition) {
        section = newSection;
        position = newPosition;
    }

    /** Other words for one of its texts; {@code part} is the end of a {@link SurveyText#key}. */
    void say(String part, String words) {
        String code = part.substring(part.indexOf('.') + 1);
        switch (part.replaceFirst("\\..*", "")) {
            case "text" -> text = words;
            case "help" -> help = words;
            case "low" -> lowLabel = words;
            case "high" -> highLabel = words;
            case "unit" -> unit = words;
            case "pattern" -> patternMessage = words;
            case "constraint" -> constraintMessage = words;
            case "row" -> rows.stream().filter(row -> row.code().equals(code)).forEach(row -> row.say(words));
            case "option" -> options.stream().filter(option -> option.code().equals(code)).forEach(option -> option.say(words));
            case "heading" -> {
                String before = options.stream().filter(option -> option.code().equals(code)).map(Option::heading).findFirst().orElse("");
                options.stream().filter(option -> !before.isEmpty() && option.heading().equals(before)).forEach(option -> option.sayHeading(words));
            }
            default -> throw new IllegalArgumentException("a question has no " + part);
        }
    }

    void speak(Language spoken) {
        language = spoken;
    }

    void hold(Section translated, List<Option> itsOptions, List<Row> itsRows) {
        section = translated;
        options = itsOptions;
        rows = itsRows;
    }

    /** The language that its texts are in. */
    public Language language() {
        return language;
    }

    public UUID id() {
        return id;
    }

    public Section section() {
        return section;
    }

    public int position() {
        return position;
    }

    /** Its key in the answers, e.g. {@code q3}; unique in the survey, never changed. */
    public String code() {
        return code;
    }

    public QuestionType type() {
        return type;
    }

    public String text() {
        return text;
    }

    public String help() {
        return help;
    }

    public boolean required() {
        return required;
    }

    /** Null: no lower bound. */
    public BigDecimal min() {
        return min;
    }

    /** Null: no upper bound. */
    public BigDecimal max() {
        return max;
    }

    /** Null: any decimal (1 on a scale). */
    public BigDecimal step() {
        return step;
    }

    /** First moment of an answer; empty: no bound. */
    public String earliest() {
        return earliest;
    }

    /** Last moment of an answer; empty: no bound. */
    public String latest() {
        return latest;
    }

    public String unit() {
        return unit;
    }

    public String lowLabel() {
        return lowLabel;
    }

    public String highLabel() {
        return highLabel;
    }

    /** What the whole text must look like; empty: anything. */
    public String pattern() {
        return pattern;
    }

    public String patternMessage() {
        return patternMessage;
    }

    /** Asked when this holds; empty: always. */
    public String relevant() {
        return relevant;
    }

    /** Its answer is taken when this holds; empty: always. */
    public String constraint() {
        return constraint;
    }

    public String constraintMessage() {
        return constraintMessage;
    }

    /** What a CALCULATION computes. */
    public String calculation() {
        return calculation;
    }

    public boolean mayDecline() {
        return mayDecline;
    }

    public boolean randomOrder() {
        return randomOrder;
    }

    public List<Option> options() {
        return options;
    }

    /** Rows of a matrix. */
    public List<Row> rows() {
        return rows;
    }

    /** Codes of its options. */
    HashSet<String> optionCodes() {
        return new HashSet<>(options.stream().map(Option::code).toList());
    }

    public long version() {
        return version;
    }
}
