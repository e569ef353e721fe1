package fr.maillage.bench;

import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Checking and compiling a survey of 500 questions, each with a condition, a check or a calculation over earlier ones; and one answer through it. */
final class ConditionsMeasure implements Measure {
    private static final int QUESTIONS = 500;
    private static final int PER_SECTION = 20;
    private static final double MOST_SECONDS = 1;

    @Override
    public String name() {
        return "conditions";
    }

    @Override
    public void run(Bench bench, Report report) throws Exception {
        Form form = form();
        JsonObject answers = answers();
        Rounds seconds = Rounds.cold(Math.max(2, bench.options().rounds()), () -> seconds(() -> {
            Compiler.Result result = Compiler.compile(form);
            if (!result.faults().isEmpty()) throw new IllegalStateException("the measured survey has faults: " + result.faults());
            result.compiled().json();
        }));
        // the first round is cold: what a town hall meets that publishes its one long survey after a start
        double cold = Double.parseDouble(seconds.all(0).split(", ")[0].replace(',', '.'));
        report.atMost("check and compile of a survey of " + QUESTIONS + " questions, each with an expression (first time)", cold, "s", MOST_SECONDS);
        var compiled = Compiler.compile(form).compiled();
        Rounds passes = Rounds.warm(bench.options().rounds(), () -> 1000 * seconds(() -> compiled.evaluate(answers, LocalDate.of(2027, 3, 12))));
        report.beside("one answer through the conditions of that survey", Rounds.shown(passes.median(0)) + " ms", "", Double.NaN);
        report.note("check and compile, s: " + seconds.all(0) + "; one answer, ms: " + passes.all(0));
    }

    private static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e9;
    }

    private static Form form() {
        List<Form.Section> sections = new ArrayList<>();
        List<Form.Field> fields = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            String section = "s" + i / PER_SECTION;
            if (i % PER_SECTION == 0) sections.add(new Form.Section(section, i == 0 ? "" : "n" + (i - 4) + " >= 0 or answered(c" + (i - 5) + ")"));
            fields.add(field(i, section));
        }
        return new Form(sections, fields);
    }

    private static Form.Field field(int i, String section) {
        return switch (i % 5) {
            case 0 -> Form.Field.of("c" + i, Kind.SINGLE, section).choosing("a", "b", "c", "d").when(i == 0 ? "" : "selected(m" + (i - 3) + ", 'a', 'b') or n" + (i - 4) + " > 3 and c" + (i - 5) + " != 'd'");
            case 1 -> Form.Field.of("n" + i, Kind.NUMBER, section).when("c" + (i - 1) + " = 'a' or c" + (i - 1) + " = 'b'").holding(". >= 0 and . <= 120 and round(., 0) = .");
            case 2 -> Form.Field.of("m" + i, Kind.MULTIPLE, section).choosing("a", "b", "c", "d").when("not (n" + (i - 1) + " < 1) and c" + (i - 2) + " != ''").holding("count(.) <= 3");
            case 3 -> Form.Field.of("t" + i, Kind.TEXT, section).when("count(m" + (i - 1) + ") >= 1 and answered(n" + (i - 2) + ")").holding("matches(., '[0-9]{5}|\\p{L}{2,40}')");
            default -> Form.Field.of("k" + i, Kind.CALCULATION, section).computed("if(n" + (i - 3) + " > 10, sum(n" + (i - 3) + ", count(m" + (i - 2) + ")) / 3, coalesce(n" + (i - 3) + ", 0) * 1.5)");
        };
    }

    private static JsonObject answers() {
        JsonObjectBuilder answers = Json.createObjectBuilder();
        for (int i = 0; i < QUESTIONS; i++) {
            switch (i % 5) {
                case 0 -> answers.add("c" + i, "a");
                case 1 -> answers.add("n" + i, i % 100);
                case 2 -> answers.add("m" + i, Json.createArrayBuilder().add("a").add("c"));
                case 3 -> answers.add("t" + i, "48000");
                default -> { }
            }
        }
        return answers.build();
    }
}
