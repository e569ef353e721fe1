package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.State;
import fr.maillage.survey.expression.entity.Fault;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Form.Field;
import fr.maillage.survey.expression.entity.Kind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole questionnaire: what is asked of whom, what is kept, what is wrong before anybody answers. */
class FormTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 12);

    private static Field field(String code, Kind kind) {
        return Field.of(code, kind, "one");
    }

    private static Compiler.Result form(Field... fields) {
        return Compiler.compile(new Form(List.of(new Form.Section("one", ""), new Form.Section("two", "")), List.of(fields)));
    }

    private static State state(Compiler.Result result, String answers) {
        assertThat(result.faults()).isEmpty();
        return result.compiled().evaluate(json(answers), TODAY);
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private static final Compiler.Result CAR = form(
            field("car", Kind.SINGLE).choosing("yes", "no"),
            field("cars", Kind.NUMBER).when("car = 'yes'").holding(". >= 1 and . <= 9"),
            field("fuel", Kind.SINGLE).choosing("petrol", "electric").when("cars > 0"),
            field("total", Kind.CALCULATION).computed("coalesce(cars, 0) * 1.5"));

    @Test
    void questionIsAskedOfThoseWhoseAnswersCallForIt() {
        State yes = state(CAR, "{'car':'yes','cars':2}");
        assertThat(yes.relevant("cars")).isTrue();
        assertThat(yes.relevant("fuel")).isTrue();
        assertThat(state(CAR, "{'car':'no'}").leftOut()).containsExactlyInAnyOrder("cars", "fuel");
        assertThat(state(CAR, "{}").leftOut()).containsExactlyInAnyOrder("cars", "fuel");
    }

    @Test
    void answerThatWasNotAskedIsNothingToLaterConditionsAndIsNotKept() {
        JsonObject sent = json("{'car':'no','cars':5,'cars.other':'x','fuel':'petrol','total':99}");
        State state = CAR.compiled().evaluate(sent, TODAY);
        assertThat(state.leftOut()).containsExactlyInAnyOrder("cars", "fuel");
        assertThat(state.violated()).isEmpty();
        assertThat(state.kept(sent)).isEqualTo(json("{'car':'no','total':0}"));
    }

    @Test
    void whatIsComputedIsKeptAndSentOnesAreNotBelieved() {
        JsonObject sent = json("{'car':'yes','cars':3,'total':99}");
        assertThat(CAR.compiled().evaluate(sent, TODAY).kept(sent)).isEqualTo(json("{'car':'yes','cars':3,'total':4.5}"));
    }

    @Test
    void constraintJudgesAnAnswerThatIsThere() {
        assertThat(state(CAR, "{'car':'yes','cars':12}").violated()).containsExactly("cars");
        assertThat(state(CAR, "{'car':'yes','cars':9}").violated()).isEmpty();
        assertThat(state(CAR, "{'car':'yes'}").violated()).as("whether it is required is another matter").isEmpty();
        assertThat(state(CAR, "{'car':'yes','cars':{'declined':true}}").violated()).isEmpty();
    }

    @Test
    void pageIsGivenTheConditionsItNeedsAndNoCheck() {
        assertThat(CAR.compiled().forPage(List.of("car"))).as("nothing on this page may be left out").isEmpty();
        JsonObject page = CAR.compiled().forPage(List.of("car", "cars")).orElseThrow();
        assertThat(page.toString()).contains("\"cars\"").doesNotContain("fuel", "total", "constraint");
        assertThat(Compiled.read(page).evaluate(json("{'car':'no','cars':12}"), TODAY).leftOut()).containsExactly("cars");
    }

    @Test
    void hiddenSectionHidesItsQuestions() {
        Compiler.Result result = Compiler.compile(new Form(List.of(new Form.Section("one", ""), new Form.Section("two", "q1 > 3"), new Form.Section("three", "")), List.of(
                field("q1", Kind.NUMBER), Field.of("q2", Kind.TEXT, "two"), Field.of("q3", Kind.TEXT, "two").when("q1 > 0"), Field.of("q4", Kind.TEXT, "three").when("q2 = ''"))));
        State hidden = state(result, "{'q1':2,'q2':'x'}");
        assertThat(hidden.leftOut()).containsExactlyInAnyOrder("q2", "q3");
        assertThat(hidden.sectionRelevant("two")).isFalse();
        assertThat(hidden.relevant("q4")).as("q2 was not asked, so it is nothing").isTrue();
        assertThat(state(result, "{'q1':4,'q2':'x'}").leftOut()).containsExactly("q4");
        assertThat(result.compiled().mayBeLeftOut("q2")).isTrue();
        assertThat(result.compiled().mayBeLeftOut("q1")).isFalse();
    }

    @Test
    void everyFaultNamesItsQuestionAndPlace() {
        Compiler.Result result = form(
                field("q1", Kind.SINGLE).choosing("a", "b").when("q9 = 'a'"),
                field("q2", Kind.NUMBER).when("q1 = 'c'").holding("q1 > 3"),
                field("q3", Kind.TEXT).when("q4 = 1"),
                field("q4", Kind.NUMBER).when("q1 = 'a' and"),
                field("q5", Kind.TEXT).when("q4").holding(". = 5"),
                field("q6", Kind.CALCULATION).computed("q1 = 'a'"),
                field("q7", Kind.MATRIX_SINGLE).rows("r").choosing("y").when("q4 = 'un'"),
                field("q8", Kind.TEXT).when("q7.s = 'y' or q1.other = ''"),
                field("q10", Kind.DATE).when(". = 1").holding(". > '2027-02-30'"));
        assertThat(result.faults()).extracting(Fault::code, Fault::part, Fault::key, Fault::offset).containsExactly(
                tuple("q1", Fault.Part.RELEVANT, "survey.expression.unknown", 0),
                tuple("q2", Fault.Part.RELEVANT, "survey.expression.option", 5),
                tuple("q2", Fault.Part.CONSTRAINT, "survey.expression.compare", 3),
                tuple("q3", Fault.Part.RELEVANT, "survey.expression.forward", 0),
                tuple("q4", Fault.Part.RELEVANT, "survey.expression.missing", 12),
                tuple("q5", Fault.Part.RELEVANT, "survey.expression.notCondition", 0),
                tuple("q5", Fault.Part.CONSTRAINT, "survey.expression.compare", 2),
                tuple("q6", Fault.Part.CALCULATION, "survey.expression.notValue", 3),
                tuple("q7", Fault.Part.RELEVANT, "survey.expression.compare", 3),
                tuple("q8", Fault.Part.RELEVANT, "survey.expression.row", 0),
                tuple("q10", Fault.Part.RELEVANT, "survey.expression.self", 0),
                tuple("q10", Fault.Part.CONSTRAINT, "survey.expression.literal.date", 4));
        assertThat(result.faults().get(1).arguments()).containsExactly("q1", "c", "a, b");
    }

    @Test
    void circleIsToldApartFromALaterQuestion() {
        Compiler.Result two = form(field("q1", Kind.NUMBER).when("q2 > 1"), field("q2", Kind.NUMBER).when("q1 > 1"));
        assertThat(two.faults()).extracting(Fault::code, Fault::key).containsExactly(tuple("q1", "survey.expression.circle"));
        Compiler.Result three = form(field("q1", Kind.CALCULATION).computed("q3 + 1"), field("q2", Kind.CALCULATION).computed("q1 * 2"), field("q3", Kind.NUMBER).when("q2 > 1"));
        assertThat(three.faults()).extracting(Fault::code, Fault::key).containsExactly(tuple("q1", "survey.expression.circle"));
        assertThat(form(field("q1", Kind.NUMBER).when("q1 > 1")).faults()).extracting(Fault::key).containsExactly("survey.expression.itself");
        assertThat(form(field("q1", Kind.NUMBER).when("q2 > 1"), field("q2", Kind.NUMBER)).faults()).extracting(Fault::key).containsExactly("survey.expression.forward");
        Compiler.Result section = Compiler.compile(new Form(List.of(new Form.Section("one", "q1 > 1")), List.of(field("q1", Kind.NUMBER))));
        assertThat(section.faults()).extracting(Fault::code, Fault::key).containsExactly(tuple("one", "survey.expression.circle"));
    }

    @Test
    void nestedChoicesAreCheckedOnceEach() {
        String deep = "1";
        for (int i = 0; i < 45; i++) deep = "if(n > " + i + ", 2, " + deep + ")";
        assertThat(form(field("n", Kind.NUMBER), field("c", Kind.CALCULATION).computed(deep)).faults()).isEmpty();
        String chain = "n = 0";
        for (int i = 1; i < 190; i++) chain += " or n = " + i;
        Compiler.Result result = form(field("n", Kind.NUMBER), field("t", Kind.TEXT).when(chain));
        assertThat(state(result, "{'n':189}").relevant("t")).isTrue();
        assertThat(Compiled.read(result.compiled().json()).evaluate(json("{'n':190}"), TODAY).relevant("t")).isFalse();
    }

    @Test
    void fiveHundredQuestionsInARowCannotGrowANumberOrATextWithoutEnd() {
        List<Field> fields = new ArrayList<>(List.of(field("n", Kind.NUMBER), field("t", Kind.TEXT), field("a0", Kind.CALCULATION).computed("n"), field("b0", Kind.CALCULATION).computed("t")));
        for (int i = 1; i < 250; i++) {
            fields.add(field("a" + i, Kind.CALCULATION).computed("a" + (i - 1) + " * a" + (i - 1)));
            fields.add(field("b" + i, Kind.CALCULATION).computed("concat(b" + (i - 1) + ", b" + (i - 1) + ")"));
        }
        State state = state(form(fields.toArray(Field[]::new)), "{'n':3,'t':'ab'}");
        assertThat(state.computed()).containsKeys("a3", "b3").doesNotContainKeys("a249", "b249");
    }
}
