package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.survey.expression.entity.Step;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The compiled form: what this engine and the page's script run. Its JSON is told by {@link CompiledJson}. */
public final class Compiled {
    private final List<Section> sections;
    private final List<Field> fields;
    private final Map<String, Section> byCode = new HashMap<>();

    Compiled(List<Section> sections, List<Field> fields) {
        this.sections = List.copyOf(sections);
        this.fields = List.copyOf(fields);
        sections.forEach(section -> byCode.put(section.code(), section));
    }

    /** A section as it begins; relevant: null when always shown. */
    record Section(String code, Step relevant) {
    }

    /** A field in its order; the three steps are null where it has none. The kind of a calculation is NUMBER or TEXT. */
    record Field(String code, Kind kind, String section, Step relevant, Step constraint, Step calculation) {
    }

    /**
     * What these answers make of the form, in one pass in its order. Total: whatever the JSON holds, there is a state.
     *
     * @param answers an answer's body: key = code of a field; what is no value of the field's kind counts as not answered
     * @param today   the day the person answers
     */
    public State evaluate(JsonObject answers, LocalDate today) {
        Evaluation evaluation = new Evaluation(today);
        State state = new State();
        boolean shown = true;
        String section = null;
        for (Field field : fields) {
            if (!field.section().equals(section)) {
                section = field.section();
                shown = holds(section(section).relevant(), evaluation);
                if (!shown) state.hide(section);
            }
            if (!shown || !holds(field.relevant(), evaluation)) state.leaveOut(field.code());
            else if (field.calculation() != null) state.computed(field.code(), evaluation.compute(field));
            else if (evaluation.take(field, answers) && !holds(field.constraint(), evaluation)) state.violated(field.code());
        }
        fields.stream().filter(field -> field.calculation() != null).forEach(field -> state.nobodyAnswers(field.code()));
        return state;
    }

    private static boolean holds(Step condition, Evaluation evaluation) {
        return condition == null || Boolean.TRUE.equals(evaluation.value(condition));
    }

    private Section section(String code) {
        return byCode.get(code);
    }

    /** Whether answers can change what is asked, taken or computed at all. */
    public boolean conditional() {
        return sections.stream().anyMatch(section -> section.relevant() != null)
                || fields.stream().anyMatch(field -> field.relevant() != null || field.constraint() != null || field.calculation() != null);
    }

    /** Whether some people may not be asked this field. */
    public boolean mayBeLeftOut(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).anyMatch(field -> field.relevant() != null || section(field.section()).relevant() != null);
    }

    /** Codes of the fields that the conditions of this field and of its section read; what lies behind a calculation is not followed. */
    public Set<String> readBy(String code) {
        Set<String> read = new LinkedHashSet<>();
        conditions(code).forEach(condition -> each(condition, step -> { if (step instanceof Step.Read one) read.add(one.code()); }));
        return read;
    }

    /** Codes of all fields that may decide whether this one is asked, those behind other conditions and calculations included. */
    public Set<String> decidedBy(String code) {
        Set<String> all = new LinkedHashSet<>();
        ArrayDeque<String> waiting = new ArrayDeque<>(readBy(code));
        while (!waiting.isEmpty()) {
            String next = waiting.poll();
            if (!all.add(next)) continue;
            waiting.addAll(readBy(next));
            fields.stream().filter(field -> field.code().equals(next) && field.calculation() != null)
                    .forEach(field -> each(field.calculation(), step -> { if (step instanceof Step.Read one) waiting.add(one.code()); }));
        }
        return all;
    }

    /** Numbers and texts that the conditions of this field and of its section name. */
    public Set<Object> named(String code) {
        Set<Object> named = new LinkedHashSet<>();
        conditions(code).forEach(condition -> each(condition, step -> {
            if (step instanceof Step.Number number) named.add(number.value());
            else if (step instanceof Step.Text text) named.add(text.value());
        }));
        return named;
    }

    /** Whether these answers, and no others, make the conditions of this field and of its section hold; what other conditions make of the answers is not asked. */
    public boolean asks(String code, JsonObject answers, LocalDate today) {
        Evaluation evaluation = new Evaluation(today);
        fields.stream().filter(field -> answers.containsKey(field.code())).forEach(field -> evaluation.take(field, answers));
        return conditions(code).stream().allMatch(condition -> holds(condition, evaluation));
    }

    private List<Step> conditions(String code) {
        return fields.stream().filter(field -> field.code().equals(code)).flatMap(field -> Stream.of(section(field.section()).relevant(), field.relevant())).filter(Objects::nonNull).toList();
    }

    private static void each(Step step, Consumer<Step> sink) {
        sink.accept(step);
        if (step instanceof Step.Apply apply) apply.to().forEach(part -> each(part, sink));
        else if (step instanceof Step.Match match) each(match.text(), sink);
    }

    /**
     * What a page of these fields needs to show and hide them while one answers: their conditions and all that stands before them, without checks,
     * which the server keeps to itself. Empty when nothing on the page may be left out.
     */
    public Optional<JsonObject> forPage(Collection<String> codes) {
        if (codes.stream().noneMatch(this::mayBeLeftOut)) return Optional.empty();
        int last = 0;
        for (int i = 0; i < fields.size(); i++) if (codes.contains(fields.get(i).code())) last = i;
        return Optional.of(CompiledJson.write(new Compiled(sections, fields.subList(0, last + 1).stream()
                .map(field -> new Field(field.code(), field.kind(), field.section(), field.relevant(), null, field.calculation())).toList())));
    }

    List<Section> sections() {
        return sections;
    }

    List<Field> fields() {
        return fields;
    }

    public JsonObject json() {
        return CompiledJson.write(this);
    }

    /**
     * @throws IllegalArgumentException when this version doesn't know the JSON
     */
    public static Compiled read(JsonObject json) {
        return CompiledJson.read(json);
    }
}
