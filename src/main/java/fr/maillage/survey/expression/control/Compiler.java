package fr.maillage.survey.expression.control;

import fr.maillage.survey.expression.control.Checker.Checked;
import fr.maillage.survey.expression.entity.Expression;
import fr.maillage.survey.expression.entity.Fault;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.survey.expression.entity.Step;
import fr.maillage.survey.expression.entity.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks and compiles every expression of a form, in one pass from its first field to its last. */
public final class Compiler {
    private final Form form;
    private final Map<String, Form.Field> fields = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Type> calculated = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    /** What each code's expressions name, forward or not, right or wrong. */
    private final Map<String, Set<String>> names = new HashMap<>();
    /** Faults that are forward references, told as such or as a circle once all names are known. */
    private final Map<Integer, String> forward = new HashMap<>();

    private Compiler(Form form) {
        this.form = form;
        form.fields().forEach(field -> {
            places.put(field.code(), places.size());
            fields.put(field.code(), field);
        });
    }

    /**
     * What came of a form.
     *
     * @param compiled what runs; expressions with faults are left out of it: no condition, no constraint, no calculation
     * @param faults   in the order of the form; empty when all is well
     */
    public record Result(Compiled compiled, List<Fault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    public static Result compile(Form form) {
        return new Compiler(form).run();
    }

    private Result run() {
        List<Compiled.Section> sections = new ArrayList<>();
        List<Compiled.Field> compiled = new ArrayList<>();
        Map<String, Integer> starts = new HashMap<>();
        form.fields().forEach(field -> starts.putIfAbsent(field.section(), places.get(field.code())));
        Map<String, Form.Section> bySection = form.sections().stream().collect(Collectors.toMap(Form.Section::code, section -> section));
        String section = null;
        for (Form.Field field : form.fields()) {
            if (!field.section().equals(section)) {
                section = field.section();
                Form.Section begun = bySection.get(section);
                sections.add(new Compiled.Section(section, condition(section, Fault.Part.RELEVANT, begun == null ? "" : begun.relevant(), starts.get(section), null)));
            }
            compiled.add(field(field));
        }
        tellCircles();
        return new Result(new Compiled(sections, compiled), faults);
    }

    private Compiled.Field field(Form.Field field) {
        int place = places.get(field.code());
        Step relevant = condition(field.code(), Fault.Part.RELEVANT, field.relevant(), place, null);
        Step calculation = field.kind() == Kind.CALCULATION ? calculation(field, place) : null;
        Step constraint = field.kind() == Kind.CALCULATION || field.kind() == Kind.INFO ? null : condition(field.code(), Fault.Part.CONSTRAINT, field.constraint(), place, field.code());
        Kind kind = field.kind() == Kind.CALCULATION && calculated.get(field.code()) != Type.NUMBER ? Kind.TEXT : field.kind() == Kind.CALCULATION ? Kind.NUMBER : field.kind();
        return new Compiled.Field(field.code(), kind, field.section(), relevant, constraint, calculation);
    }

    private Step condition(String code, Fault.Part part, String text, int before, String own) {
        if (text == null || text.isBlank()) return null;
        return attempt(code, part, text, expression -> new Checker(new Scope(fields, places, before, own, calculated)).condition(expression));
    }

    private Step calculation(Form.Field field, int place) {
        if (field.calculation() == null || field.calculation().isBlank()) {
            faults.add(new Fault(field.code(), Fault.Part.CALCULATION, 0, "survey.expression.empty", List.of()));
            return null;
        }
        return attempt(field.code(), Fault.Part.CALCULATION, field.calculation(), expression -> {
            Checked checked = new Checker(new Scope(fields, places, place, null, calculated)).check(expression);
            if (!checked.type().writable()) throw new Malformed(expression.at().offset(), "survey.expression.notValue", checked.type());
            calculated.put(field.code(), checked.type() == Type.CHOICE || checked.type() == Type.NOTHING ? Type.TEXT : checked.type());
            return checked.step();
        });
    }

    private Step attempt(String code, Fault.Part part, String text, Function<Expression, Step> compile) {
        try {
            Expression expression = Parser.parse(text);
            Set<String> named = Names.of(expression);
            names.computeIfAbsent(code, any -> new HashSet<>()).addAll(named);
            return compile.apply(expression);
        } catch (Malformed malformed) {
            if (malformed.key().equals("survey.expression.forward")) forward.put(faults.size(), malformed.arguments().get(0).toString());
            faults.add(new Fault(code, part, malformed.offset(), malformed.key(), malformed.arguments()));
            return null;
        }
    }

    /** A question that names a later one which, by itself or by others, names it back: neither order would do. */
    private void tellCircles() {
        // a condition of a section is one of each of its fields
        form.fields().forEach(field -> names.computeIfAbsent(field.code(), any -> new HashSet<>()).addAll(names.getOrDefault(field.section(), Set.of())));
        forward.forEach((index, later) -> {
            Fault fault = faults.get(index);
            Set<String> back = form.fields().stream().filter(field -> field.section().equals(fault.code()) || field.code().equals(fault.code())).map(Form.Field::code).collect(Collectors.toSet());
            if (back.contains(later) && !fields.containsKey(fault.code()) || reaches(later, back))
                faults.set(index, new Fault(fault.code(), fault.part(), fault.offset(), later.equals(fault.code()) ? "survey.expression.itself" : "survey.expression.circle", fault.arguments()));
        });
    }

    private boolean reaches(String from, Set<String> wanted) {
        Set<String> seen = new HashSet<>();
        List<String> next = new ArrayList<>(List.of(from));
        while (!next.isEmpty()) {
            String code = next.remove(next.size() - 1);
            if (wanted.contains(code)) return true;
            if (seen.add(code)) next.addAll(names.getOrDefault(code, Set.of()));
        }
        return false;
    }
}
