package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.library.control.QuestionBank;
import fr.maillage.survey.wording.boundary.Desk;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** Keeps a question of a survey in the bank. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/questions/{question: [0-9a-f-]{36}}/banque")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class BankKeepPages {
    private static final int THEME_MAX = 60;

    @Inject
    Desk desk;

    @Inject
    QuestionBank bank;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    @GET
    public Page keep(@PathParam("id") UUID id, @PathParam("question") UUID questionId) {
        return keepPage(desk.survey(id), questionId, Fields.none(messages));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object keep(@PathParam("id") UUID id, @PathParam("question") UUID questionId, MultivaluedMap<String, String> form) {
        Survey survey = desk.survey(id);
        Question question = survey.question(questionId).orElseThrow(Problem::notFound);
        Fields fields = new Fields(form, messages);
        String theme = fields.text("theme", false, THEME_MAX);
        if (fields.ok() && !bank.keep(survey, question, theme, desk.by())) fields.fault("theme", "library.bank.full", QuestionBank.KEPT_MAX);
        if (!fields.ok()) return keepPage(survey, questionId, fields);
        return Response.seeOther(URI.create(desk.list() + "/banque")).build();
    }

    private Page keepPage(Survey survey, UUID questionId, Fields fields) {
        Question question = survey.question(questionId).orElseThrow(Problem::notFound);
        return Page.of("library/bank-keep").with("survey", survey).with("question", question).with("path", desk.path(survey.id()) + "/questions/" + questionId + "/banque")
                .with("conditional", !question.relevant().isEmpty() || !question.constraint().isEmpty()).with("back", desk.path(survey.id()) + (survey.draft() ? "/questions" : ""))
                .with("way", words.staffWay(here.get().slug(), survey)).with(fields);
    }
}
