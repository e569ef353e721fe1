package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.Printer;
import fr.maillage.survey.expression.control.State;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.testing.JourneyTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The page's script gives what the server gives: on every shared vector, and on random forms and answers. */
class ExpressionJourney extends JourneyTest {
    private static final String RUN = """
            async (cases) => {
              const { evaluate } = await import('/static/js/expression.js');
              return JSON.stringify(JSON.parse(cases).map(({ compiled, answers, today }) => {
                try {
                  return evaluate(compiled, answers, today);
                } catch (fault) {
                  return { fault: String(fault) };
                }
              }));
            }""";

    private record Case(String name, Compiled compiled, JsonObject answers) {
        JsonObject json() {
            return Json.createObjectBuilder().add("compiled", compiled.json()).add("answers", answers).add("today", Vectors.today().toString()).build();
        }
    }

    private List<JsonObject> run(List<Case> cases) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        cases.forEach(one -> all.add(one.json()));
        Page page = desktop();
        page.navigate("/");
        String result = (String) page.evaluate(RUN, all.build().toString());
        try (var reader = Json.createReader(new StringReader(result))) {
            return reader.readArray().getValuesAs(JsonObject.class);
        }
    }

    @Test
    void scriptGivesWhatTheVectorsSay() {
        List<Vectors.Vector> vectors = Vectors.all().stream().filter(vector -> !vector.refused()).toList();
        List<JsonObject> states = run(vectors.stream().map(vector -> new Case(vector.expression(), vector.compiled().compiled(), vector.answers())).toList());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            Vectors.Vector vector = vectors.get(i);
            JsonValue value = states.get(i).containsKey("fault") ? states.get(i).get("fault") : states.get(i).getJsonObject("computed").get("result");
            String given = value == null ? null : ((JsonString) value).getString();
            if (!java.util.Objects.equals(given, vector.expected())) wrong.add(vector.expression() + " of " + vector.answers() + ": " + given + " instead of " + vector.expected());
        }
        assertThat(wrong).isEmpty();
        assertThat(vectors).hasSizeGreaterThan(200);
    }

    @Test
    void scriptAndServerAgreeOnRandomForms() {
        List<Case> cases = new ArrayList<>();
        Random random = new Random(48);
        for (int i = 0; i < 400; i++) {
            RandomExpressions drawing = new RandomExpressions(random);
            List<Form.Field> fields = new ArrayList<>(Vectors.fields());
            fields.set(4, fields.get(4).when("n != " + random.nextInt(3)));
            fields.add(Form.Field.of("c", Kind.CALCULATION, "one").computed(Printer.english(drawing.number(4))).when(Printer.english(drawing.condition(2))));
            fields.add(Form.Field.of("e", Kind.CALCULATION, "two").computed(Printer.english(drawing.words(4))));
            fields.add(Form.Field.of("l", Kind.NUMBER, "two").when("c > 1 or e != ''").holding(". >= 0 and " + Printer.english(drawing.condition(3))));
            Compiler.Result result = Compiler.compile(new Form(List.of(new Form.Section("one", ""), new Form.Section("two", Printer.english(drawing.condition(2)))), fields));
            assertThat(result.faults()).isEmpty();
            JsonObject answers = Json.createObjectBuilder(drawing.answers()).add("l", random.nextInt(4) - 1).build();
            cases.add(new Case("form " + i, result.compiled(), answers));
        }
        List<JsonObject> states = run(cases);
        List<String> different = new ArrayList<>();
        int violated = 0;
        for (int i = 0; i < cases.size(); i++) {
            State server = cases.get(i).compiled().evaluate(cases.get(i).answers(), Vectors.today());
            String there = plain(server);
            String here = states.get(i).containsKey("fault") ? states.get(i).toString() : plain(states.get(i));
            if (!there.equals(here)) different.add(cases.get(i).json() + "\n server " + there + "\n script " + here);
            violated += server.violated().size();
        }
        assertThat(different).isEmpty();
        assertThat(violated).as("some checks must have failed for this to say anything").isPositive();
    }

    private static String plain(State state) {
        Map<String, String> computed = new java.util.TreeMap<>();
        state.computed().forEach((code, value) -> computed.put(code, Vectors.written(value)));
        return state.leftOut().stream().sorted().toList() + " " + state.violated() + " " + computed;
    }

    private static String plain(JsonObject state) {
        Map<String, String> computed = new java.util.TreeMap<>();
        state.getJsonObject("computed").forEach((code, value) -> computed.put(code, ((JsonString) value).getString()));
        return strings(state.getJsonArray("leftOut")).stream().sorted().toList() + " " + strings(state.getJsonArray("violated")) + " " + computed;
    }

    private static List<String> strings(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
