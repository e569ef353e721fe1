package fr.maillage.survey.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Known;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Reading;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.Typed;
import fr.maillage.survey.expression.control.Compiled;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.Printer;
import fr.maillage.survey.expression.control.State;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.territory.Slug;
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
import java.util.UUID;
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

    @Test
    void scriptReadsAFormAsTheServerDoes() {
        Survey survey = new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", Mode.ANONYMOUS, new Actor(UUID.randomUUID(), "Camille"));
        Section section = survey.addSection("Tout", "");
        Map<String, List<String>> typed = new java.util.LinkedHashMap<>();
        section.ask(QuestionType.NUMBER, "Nombre", "n");
        typed.put("n", List.of(" 1 234,5 "));
        section.ask(QuestionType.SINGLE, "Un", "s").offer(List.of(Offered.of("Un"), Offered.of("Deux"), Offered.other("Autre")));
        typed.put("s.other", List.of("un four"));
        section.ask(QuestionType.MULTIPLE, "Plusieurs", "m").offer(List.of("Un", "Deux", "Trois"), "");
        typed.put("m", List.of("a", "c"));
        section.ask(QuestionType.RANKING, "Ordre", "r").offer(List.of("Un", "Deux", "Trois"), "");
        typed.put("r.a", List.of("2"));
        typed.put("r.c", List.of("1"));
        section.ask(QuestionType.DATE, "Jour", "d");
        typed.put("d", List.of("2/3/2027"));
        section.ask(QuestionType.TIME, "Heure", "h");
        typed.put("h", List.of("8 h 05"));
        section.ask(QuestionType.DATE_TIME, "Moment", "w");
        typed.put("w.day", List.of("12/03/2027"));
        typed.put("w.time", List.of("14h"));
        section.ask(QuestionType.MATRIX_SINGLE, "Tableau", "x").rowsOf(List.of(Offered.of("Nord"), Offered.of("Sud"))).offer(List.of("Oui", "Non"), "");
        typed.put("x.r1", List.of("b"));
        section.ask(QuestionType.MATRIX_MULTIPLE, "Tableau", "y").rowsOf(List.of(Offered.of("Nord"), Offered.of("Sud"))).offer(List.of("Oui", "Non"), "");
        typed.put("y.r2", List.of("a", "b"));
        section.ask(QuestionType.NEEDS, "Besoins", "b").offer(List.of(Offered.of("velo", "Vélo"), Offered.of("pain", "Pain")));
        typed.put("b", List.of("need:velo", "offer:velo", "need:pain"));
        section.ask(QuestionType.NUMBER, "Âge", "z").allowing(true, false);
        typed.put("z.declined", List.of("1"));
        section.ask(QuestionType.NUMBER, "Rien", "e");
        typed.put("e", List.of(""));
        jakarta.json.JsonObjectBuilder body = Json.createObjectBuilder();
        for (Question question : survey.questions()) {
            if (!(question.read(Typed.of(question, typed), Known.communes(java.util.Optional::of)) instanceof Reading.Given given)) continue;
            body.add(question.code(), question.type() == QuestionType.NUMBER && given.value() instanceof jakarta.json.JsonNumber number ? Json.createValue(number.toString()) : given.value());
            if (!given.other().isEmpty()) body.add(question.code() + ".other", given.other());
        }
        JsonArrayBuilder fields = Json.createArrayBuilder();
        typed.forEach((name, values) -> values.forEach(value -> fields.add(Json.createArrayBuilder().add(name).add(value))));
        JsonObject compiled = Compiler.compile(fr.maillage.survey.control.Conditions.form(survey)).compiled().json();
        Page page = desktop();
        page.navigate("/");
        String read = (String) page.evaluate("""
                async ([fields, compiled]) => {
                  const { answers } = await import('/static/js/typed.js');
                  const form = document.createElement('form');
                  JSON.parse(fields).forEach(([name, value]) => form.append(Object.assign(document.createElement('input'), { name, value })));
                  const read = answers(form, JSON.parse(compiled));
                  const plain = Object.entries(read).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0) && Object.keys(Object(value)).length !== 0);
                  return JSON.stringify(Object.fromEntries(plain));
                }""", List.of(fields.build().toString(), compiled.toString()));
        try (var reader = Json.createReader(new StringReader(read))) {
            assertThat(reader.readObject()).isEqualTo(body.build());
        }
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
