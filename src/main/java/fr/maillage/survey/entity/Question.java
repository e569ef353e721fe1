package fr.maillage.survey.entity;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A question of a survey. It knows what counts as an answer to it: see {@link #read}.
 * {@code min} and {@code max} are the ends of a scale or a number, and for MULTIPLE {@code max} is the most options one may tick.
 */
@Entity
public class Question {
    public static final int SHORT_TEXT_MAX = 200;
    public static final int LONG_TEXT_MAX = 4000;
    /** Steps of a scale at most: more do not fit a phone and nobody tells them apart. */
    public static final int SCALE_STEPS_MAX = 11;
    public static final int OPTIONS_MAX = 40;

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

    private String unit = "";

    @Column(name = "low_label")
    private String lowLabel = "";

    @Column(name = "high_label")
    private String highLabel = "";

    @OneToMany(mappedBy = "question", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Option> options = new ArrayList<>();

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
        this.type = type;
        this.text = text;
        if (type == QuestionType.SCALE) between(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.ONE);
    }

    public Question word(String newText, String newHelp, boolean nowRequired) {
        section.survey().mustBeDraft();
        text = newText;
        help = newHelp;
        required = nowRequired;
        return this;
    }

    /** Another type; what only the former type had is dropped. */
    public Question becomes(QuestionType newType) {
        section.survey().mustBeDraft();
        if (newType == type) return this;
        if (!newType.hasOptions()) options.clear();
        min = null;
        max = null;
        step = null;
        unit = "";
        lowLabel = "";
        highLabel = "";
        type = newType;
        if (type == QuestionType.SCALE) between(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.ONE);
        return this;
    }

    /**
     * Ends and step of a scale or a number; for MULTIPLE, {@code newMax} is the most options. Null: no bound; a null step is 1 on a scale.
     *
     * @throws IllegalArgumentException when they make no sense together
     */
    public Question between(BigDecimal newMin, BigDecimal newMax, BigDecimal newStep) {
        section.survey().mustBeDraft();
        if (newMin != null && newMax != null && newMin.compareTo(newMax) >= 0) throw new IllegalArgumentException("min must be below max");
        if (newStep != null && newStep.signum() <= 0) throw new IllegalArgumentException("a step is above zero");
        if (type == QuestionType.SCALE && (newMin == null || newMax == null)) throw new IllegalArgumentException("a scale has two ends");
        min = newMin;
        max = newMax;
        step = newStep;
        if (type == QuestionType.SCALE && steps().size() > SCALE_STEPS_MAX) throw new IllegalArgumentException("a scale has at most " + SCALE_STEPS_MAX + " steps");
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
     * The options, in order. An option keeps its code when its label stands again, so that a reordering changes no code.
     *
     * @param labels what the page shows, each once
     * @param apart  « Je préfère ne pas répondre », or empty for none
     */
    public Question offer(List<String> labels, String apart) {
        section.survey().mustBeDraft();
        if (!type.hasOptions()) throw new IllegalStateException(type + " has no options");
        if (labels.size() + (apart.isEmpty() ? 0 : 1) > OPTIONS_MAX) throw new IllegalArgumentException("at most " + OPTIONS_MAX + " options");
        Map<String, Option> known = new HashMap<>();
        options.forEach(option -> known.put(option.label(), option));
        List<Option> offered = new ArrayList<>();
        for (String label : labels) offered.add(option(known, label, offered.size(), false));
        if (!apart.isEmpty()) offered.add(option(known, apart, offered.size(), true));
        options.removeIf(option -> !offered.contains(option));
        offered.stream().filter(option -> !options.contains(option)).forEach(options::add);
        options.sort(Comparator.comparingInt(Option::position));
        return this;
    }

    private Option option(Map<String, Option> known, String label, int at, boolean apart) {
        Option option = known.get(label);
        if (option == null) {
            option = new Option(this, at, freeCode(known), label, apart);
            known.put(label, option);
        } else {
            option.become(at, label, apart);
        }
        return option;
    }

    private static String freeCode(Map<String, Option> known) {
        return IntStream.range(0, OPTIONS_MAX * 3).mapToObj(Question::letters)
                .filter(code -> known.values().stream().noneMatch(option -> option.code().equals(code))).findFirst().orElseThrow();
    }

    private static String letters(int n) {
        return n < 26 ? String.valueOf((char) ('a' + n)) : letters(n / 26 - 1) + (char) ('a' + n % 26);
    }

    /**
     * What is typed, read as an answer.
     *
     * @param typed    the values the form sent under this question's code; blank ones count as not sent
     * @param communes an INSEE code to the code in force; empty for what is no commune
     */
    public Reading read(List<String> typed, Function<String, Optional<String>> communes) {
        List<String> values = typed.stream().map(String::strip).filter(value -> !value.isEmpty()).toList();
        if (values.isEmpty()) return required ? Reading.Refused.of("survey.answer.required." + type.name().toLowerCase(java.util.Locale.ROOT)) : new Reading.Empty();
        String value = values.get(0);
        return switch (type) {
            case SINGLE -> options().stream().anyMatch(option -> option.code().equals(value)) ? given(value) : Reading.Refused.of("survey.answer.option");
            case MULTIPLE -> several(values);
            case SCALE, NUMBER -> number(value);
            case SHORT_TEXT -> text(value, SHORT_TEXT_MAX);
            case LONG_TEXT -> text(value, LONG_TEXT_MAX);
            case COMMUNE -> communes.apply(value).<Reading>map(Question::given).orElseGet(() -> Reading.Refused.of("survey.answer.commune"));
            case DATE -> day(value);
        };
    }

    private static Reading given(String value) {
        return new Reading.Given(Json.createValue(value));
    }

    private Reading several(List<String> codes) {
        List<Option> chosen = options().stream().filter(option -> codes.contains(option.code())).toList();
        if (!chosen.stream().map(Option::code).toList().containsAll(codes)) return Reading.Refused.of("survey.answer.option");
        if (chosen.size() > 1 && chosen.stream().anyMatch(Option::apart)) return Reading.Refused.of("survey.answer.apart");
        if (max != null && chosen.size() > max.intValue()) return Reading.Refused.of("survey.answer.most", max.intValue());
        JsonArrayBuilder array = Json.createArrayBuilder();
        chosen.forEach(option -> array.add(option.code()));
        return new Reading.Given(array.build());
    }

    private Reading number(String typed) {
        String plain = typed.replaceAll("[\\s\\u00A0\\u202F]", "").replace(',', '.');
        if (!plain.matches("[+-]?\\d{1,12}(\\.\\d{1,6})?")) return Reading.Refused.of("survey.answer.number");
        BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
        if (value.scale() < 0) value = value.setScale(0);
        if (min != null && max != null && (value.compareTo(min) < 0 || value.compareTo(max) > 0))
            return Reading.Refused.of("survey.answer.between", shown(min), shown(max));
        if (min != null && value.compareTo(min) < 0) return Reading.Refused.of("survey.answer.least", shown(min));
        if (max != null && value.compareTo(max) > 0) return Reading.Refused.of("survey.answer.largest", shown(max));
        BigDecimal grain = type == QuestionType.SCALE && step == null ? BigDecimal.ONE : step;
        if (grain != null && value.subtract(min == null ? BigDecimal.ZERO : min).remainder(grain).signum() != 0)
            return grain.compareTo(BigDecimal.ONE) == 0 ? Reading.Refused.of("survey.answer.whole") : Reading.Refused.of("survey.answer.step", shown(grain));
        return new Reading.Given(Json.createValue(value));
    }

    private static String shown(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private static Reading text(String typed, int most) {
        return typed.length() > most ? Reading.Refused.of("survey.answer.tooLong", most, typed.length()) : given(typed);
    }

    private static Reading day(String typed) {
        try {
            String[] french = typed.split("/");
            LocalDate date = french.length == 3
                    ? LocalDate.of(Integer.parseInt(french[2]), Integer.parseInt(french[1]), Integer.parseInt(french[0])) : LocalDate.parse(typed);
            return date.getYear() < 1850 || date.getYear() > 2200 ? Reading.Refused.of("survey.answer.date") : given(date.toString());
        } catch (DateTimeException | NumberFormatException e) {
            return Reading.Refused.of("survey.answer.date");
        }
    }

    /** The steps of a scale, from its low end to its high end. */
    public List<BigDecimal> steps() {
        if (type != QuestionType.SCALE) return List.of();
        BigDecimal grain = step == null ? BigDecimal.ONE : step;
        List<BigDecimal> steps = new ArrayList<>();
        for (BigDecimal at = min; at.compareTo(max) <= 0 && steps.size() <= SCALE_STEPS_MAX; at = at.add(grain)) steps.add(at.stripTrailingZeros());
        return steps;
    }

    /** Whether enough of it is there to be asked: a choice needs two options. */
    public boolean complete() {
        return !type.hasOptions() || options.stream().filter(option -> !option.apart()).count() >= 2;
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

    public String unit() {
        return unit;
    }

    public String lowLabel() {
        return lowLabel;
    }

    public String highLabel() {
        return highLabel;
    }

    public List<Option> options() {
        return options;
    }

    public long version() {
        return version;
    }
}
