package fr.maillage.survey.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.expression.control.State;
import fr.maillage.survey.expression.entity.Fault;
import fr.maillage.territory.Slug;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the language sees of a survey. */
class ConditionsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 12);

    private static Survey draft() {
        return new Survey(UUID.randomUUID(), new Slug("besoins"), "Vos besoins", Mode.ANONYMOUS, new Actor(UUID.randomUUID(), "Camille"));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text.replace('\'', '"')))) {
            return reader.readObject();
        }
    }

    private static State state(Survey survey, String answers) {
        assertThat(Conditions.faults(survey)).isEmpty();
        return new Conditions().state(survey, json(answers), TODAY);
    }

    @Test
    void everyTypeOfQuestionCanBeNamedInACondition() {
        Survey survey = draft();
        Section section = survey.addSection("Tout", "");
        for (QuestionType type : QuestionType.values()) {
            if (type == QuestionType.FILE) continue;
            var question = section.ask(type, type.name(), "t_" + type.name().toLowerCase());
            if (type.hasOptions()) question.offer(List.of("Un", "Deux"), "");
            if (type.hasRows()) question.rowsOf(List.of(Offered.of("Nord")));
            if (type == QuestionType.CALCULATION) question.computing("t_number * 2");
        }
        String row = survey.questions().stream().filter(one -> one.type() == QuestionType.MATRIX_SINGLE).findFirst().orElseThrow().rows().get(0).code();
        String category = survey.questions().stream().filter(one -> one.type() == QuestionType.NEEDS).findFirst().orElseThrow().options().get(0).code();
        section.ask(QuestionType.SHORT_TEXT, "Fin", "fin").when("t_single = 'a' and selected(t_multiple, 'b') and t_scale > 3 and t_number = 2 and t_short_text = 'x' and length(t_long_text) > 1 "
                + "and t_commune = '48095' and t_date < today() and t_time > '08:00' and t_date_time < '2027-03-12T08:30' and contains(t_email, '@') and rank(t_ranking, 'a') = 1 "
                + "and t_matrix_single." + row + " = 'a' and selected(t_matrix_multiple." + row + ", 'b') and answered(t_point) and t_needs." + category + " = 'need' and answered(t_trip) and t_calculation = 4", "", "");
        State state = state(survey, ("{'t_single':'a','t_multiple':['b'],'t_scale':4,'t_number':2,'t_short_text':'x','t_long_text':'xy','t_commune':'48095','t_date':'2027-03-11','t_time':'08:30',"
                + "'t_date_time':'2027-03-12T08:00','t_email':'a@b.fr','t_ranking':['a','b'],'t_matrix_single':{'ROW':'a'},'t_matrix_multiple':{'ROW':['b']},'t_point':{'lat':44.5,'lon':3.5},"
                + "'t_needs':{'CAT':'need'},'t_trip':{'from':'48095','to':'48061'}}").replace("ROW", row).replace("CAT", category));
        assertThat(state.relevant("fin")).isTrue();
        assertThat(state.computed()).containsOnlyKeys("t_calculation");
        assertThat(state(survey, "{}").relevant("fin")).isFalse();
    }

    @Test
    void optionSetApartIsNoAnswer() {
        Survey survey = draft();
        Section section = survey.addSection("Vous", "");
        section.ask(QuestionType.SINGLE, "Avez-vous une voiture ?").offer(List.of("Oui", "Non"), "Je préfère ne pas répondre");
        section.ask(QuestionType.NUMBER, "Combien ?").when("répondu(q1)", "", "");
        assertThat(state(survey, "{'q1':'c'}").relevant("q2")).isFalse();
        assertThat(state(survey, "{'q1':'b'}").relevant("q2")).isTrue();
    }

    @Test
    void faultOfASectionBearsItsId() {
        Survey survey = draft();
        survey.addSection("Vous", "").ask(QuestionType.NUMBER, "Combien ?");
        Section second = survey.addSection("Suite", "").when("q9 = 1");
        second.ask(QuestionType.NUMBER, "Et ?");
        assertThat(Conditions.faults(survey)).extracting(Fault::code, Fault::key).containsExactly(tuple(second.id().toString(), "survey.expression.unknown"));
    }

    @Test
    void readyMadeSurveysHaveNoFault() {
        for (String name : SurveyTemplates.OFFERED) {
            Survey survey = draft();
            new SurveyTemplates().fill(survey, name);
            assertThat(Conditions.faults(survey)).as(name).isEmpty();
        }
    }
}
