package fr.maillage.survey.library.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.design.control.Edit;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.library.control.BankQuestion;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** A question of the bank, chosen for a part of a draft. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/questions/banque")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class BankChoicePages {
    @Inject
    Desk desk;

    @Inject
    QuestionBank bank;

    @Inject
    BankShelf shelf;

    @Inject
    SurveyEditor editor;

    @Inject
    SurveyWords words;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    @GET
    public Page choose(@PathParam("id") UUID id, @QueryParam("partie") String part, @QueryParam("q") String text, @QueryParam("page") String asked) {
        Survey survey = desk.draft(id);
        Section section = section(survey, part);
        List<Map<String, String>> way = new ArrayList<>(words.staffWay(here.get().slug(), survey));
        way.add(SurveyWords.crumb(desk.path(id) + "/questions", messages.text("survey.task.questions")));
        return shelf.page(survey, section, text, asked).with("way", way);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object ask(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Section section = section(desk.draft(id), fields.raw("part"));
        BankQuestion question = bank.find(desk.territory(), fields.raw("question")).orElseThrow(Problem::notFound);
        AtomicBoolean asked = new AtomicBoolean();
        Edit edit = editor.arrange(desk.territory(), id, now -> asked.set(bank.ask(now.section(section.id()).orElseThrow(), question)));
        if (edit instanceof Edit.Done && !asked.get()) throw Problem.of(409, "bankQuestion");
        return desk.answer(edit, desk.path(id) + "/questions");
    }

    private static Section section(Survey survey, String part) {
        return part != null && part.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? survey.section(UUID.fromString(part)).orElseThrow(Problem::notFound) : survey.sections().stream().findFirst().orElseThrow(Problem::notFound);
    }
}
