package fr.maillage.survey.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.maillage.survey.control.DesignFault;
import fr.maillage.survey.control.DesignReader;
import fr.maillage.survey.control.DesignWriter;
import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import fr.maillage.survey.library.control.QuestionBank;
import fr.maillage.survey.design.control.WordingLint;
import fr.maillage.territory.Slug;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own format goes out and comes back the same, in every language, and says by its place what is wrong with a file. */
class DesignFormatTest {
    private static final Path SCHEMA = Path.of("opendata/schemas/enquete.schema.json");
    private final SurveyTemplates templates = new SurveyTemplates();

    static List<String> offered() {
        return SurveyTemplates.OFFERED;
    }

    private static Survey draft() {
        return new Survey(UUID.randomUUID(), new Slug("essai"), "", Mode.ANONYMOUS, Actor.portal());
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }

    /** Every text of it in another language, each recognisable. */
    private static Map<String, Map<String, String>> translated(Survey survey) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (SurveyText text : SurveyTexts.written(survey)) all.put(text.key(), new LinkedHashMap<>(Map.of("oc", "oc:" + text.key().replaceFirst("part\\.[^.]*", "part"))));
        return all;
    }

    @ParameterizedTest
    @MethodSource("offered")
    void goesOutAndComesBackTheSame(String name) throws IOException {
        Survey survey = draft();
        templates.fill(survey, name);
        JsonObject file = DesignWriter.survey(survey, translated(survey));
        assertThat(schema().validate(new ObjectMapper().readTree(file.toString()))).isEmpty();
        Survey back = draft();
        DesignReader reader = new DesignReader(back).survey(file, 3);
        assertThat(reader.faults()).isEmpty();
        Map<String, Map<String, String>> byKey = new LinkedHashMap<>();
        reader.translations().get("oc").forEach((key, text) -> byKey.put(key, Map.of("oc", text)));
        assertThat(DesignWriter.survey(back, byKey)).isEqualTo(file);
        assertThat(reader.translations().get("oc")).hasSize(SurveyTexts.written(survey).size());
        Survey occitan = back.in(Language.parse("oc").orElseThrow(), reader.translations().get("oc"));
        assertThat(SurveyTexts.written(occitan)).allSatisfy(text -> assertThat(text.text()).startsWith("oc:"));
    }

    @Test
    void everyFaultIsNamedByItsPlace() {
        Survey draft = draft();
        DesignReader reader = new DesignReader(draft).survey(json("""
                {"format": "maillage/enquete", "version": 1, "title": {"en": "No French"}, "surprise": 1, "threshold": 2, "sections": [
                  {"title": "Une", "questions": [
                    {"code": "Q1", "type": "SINGLE", "text": "Oui ?", "options": ["Oui", "Non"]},
                    {"type": "MAGIC", "text": "?"},
                    {"code": "a", "type": "SCALE", "text": "Un ?", "min": 5, "max": 1},
                    {"code": "a", "type": "NUMBER", "text": "Deux ?"},
                    {"type": "FILE", "text": "Un fichier ?"},
                    {"type": "SINGLE", "text": "Deux fois ?", "options": [{"code": "x", "label": "X"}, {"code": "x", "label": "Y"}]},
                    {"type": "NUMBER", "text": "Beaucoup ?", "min": 1e99},
                    {"type": "SHORT_TEXT", "text": {"fr": "Motif ?", "klingonais!": "?"}, "pattern": "("},
                    {"type": "SHORT_TEXT", "text": 3, "calculation": "1 + 1"}
                  ]}, "rien"]}"""), 3);
        assertThat(reader.faults().stream().collect(Collectors.toMap(DesignFault::where, DesignFault::key, (one, other) -> one))).containsAllEntriesOf(Map.ofEntries(
                Map.entry("title", "library.fault.french"), Map.entry("surprise", "library.fault.unknown"), Map.entry("threshold", "library.fault.between"),
                Map.entry("sections[2]", "library.fault.object"), Map.entry("sections[1].questions[1].code", "library.fault.code"),
                Map.entry("sections[1].questions[2].type", "library.fault.type"), Map.entry("sections[1].questions[3].min", "library.fault.together"),
                Map.entry("sections[1].questions[4].code", "library.fault.twice"), Map.entry("sections[1].questions[5].type", "library.fault.file"),
                Map.entry("sections[1].questions[6].options[2].code", "library.fault.twice"), Map.entry("sections[1].questions[7].min", "library.fault.number"),
                Map.entry("sections[1].questions[8].text.klingonais!", "library.fault.language"), Map.entry("sections[1].questions[8].pattern", "library.fault.together"),
                Map.entry("sections[1].questions[9].text", "library.fault.text"), Map.entry("sections[1].questions[9].calculation", "library.fault.notHere")));
    }

    @Test
    void aFileOfAThousandFaultsIsToldFiftyOfThem() {
        String questions = "{\"type\": \"X\"},".repeat(499) + "{\"type\": \"X\"}";
        DesignReader reader = new DesignReader(draft()).survey(json("{\"title\": \"T\", \"sections\": [{\"title\": \"S\", \"questions\": [" + questions + "]}]}"), 3);
        assertThat(reader.faults()).hasSize(50);
    }

    @Test
    void schemaKnowsTheSameTypesAsWe() throws IOException {
        JsonNode types = new ObjectMapper().readTree(SCHEMA.toFile()).at("/$defs/question/properties/type/enum");
        List<String> names = new java.util.ArrayList<>();
        types.forEach(type -> names.add(type.asText()));
        assertThat(names).containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(fr.maillage.survey.entity.QuestionType.values()).map(Enum::name).toList());
    }

    @Test
    void questionsThatComeWithThePortalAreWellAsked() {
        QuestionBank bank = new QuestionBank();
        assertThat(bank.ready()).hasSizeGreaterThanOrEqualTo(20);
        Survey survey = draft();
        var section = survey.addSection("Toutes", "");
        for (var question : bank.ready()) {
            DesignReader reader = new DesignReader(survey);
            reader.reused(section, Json.createObjectBuilder(question.design()).remove("theme").build());
            assertThat(reader.faults()).as(question.text()).isEmpty();
        }
        assertThat(section.questions()).hasSameSizeAs(bank.ready()).allSatisfy(question -> assertThat(WordingLint.of(question)).as(question.text()).isEmpty())
                .allSatisfy(question -> assertThat(question.complete()).as(question.text()).isTrue());
    }
}
