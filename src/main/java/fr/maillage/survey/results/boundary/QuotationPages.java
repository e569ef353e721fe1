package fr.maillage.survey.results.boundary;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerTexts;
import fr.maillage.survey.results.control.Quotations;
import fr.maillage.survey.results.entity.Redaction;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Picks sentences of free text for the public page, one by one, freed of what points to a person. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/citations/{question}")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class QuotationPages {
    private static final int LONGEST = 500;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    Quotations quotations;

    @Inject
    AnswerTexts answers;

    @Inject
    Messages messages;

    /** @param asked place of a text in the list of texts, from 0: it is put in the form to be shortened */
    @GET
    @Transactional
    public Page quotations(@PathParam("id") UUID id, @PathParam("question") String code, @QueryParam("texte") String asked) {
        Survey survey = survey(id);
        Question question = question(survey, code);
        Page page = page(survey, question);
        if (asked == null || !asked.matches("\\d{1,7}") || !quotations.possible(survey, code)) return page;
        List<String> text = answers.page(survey, question, Integer.parseInt(asked), 1);
        Map<String, Object> values = new HashMap<>();
        text.forEach(each -> values.put("texte", each.length() > LONGEST ? each.substring(0, LONGEST) : each));
        return page.with("values", values);
    }

    private Survey survey(UUID id) {
        return surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
    }

    private static Question question(Survey survey, String code) {
        return survey.questions().stream().filter(each -> each.code().equals(code) && each.type().freeText()).findFirst().orElseThrow(Problem::notFound);
    }

    private String path(Survey survey, String code) {
        return "/" + here.get().slug() + "/gestion/enquetes/" + survey.id() + "/resultats/citations/" + code;
    }

    private Page page(Survey survey, Question question) {
        List<Quotations.Quotation> picked = quotations.of(survey.id(), question.code());
        return Page.of("results/quotations").with("survey", survey).with("question", question).with("quotations", picked).with("possible", quotations.possible(survey, question.code()))
                .with("full", picked.size() >= Quotations.MOST).with("path", path(survey, question.code())).with("texts", path(survey, question.code()).replace("/citations/", "/textes/"))
                .with("doubtful", null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object approve(@PathParam("id") UUID id, @PathParam("question") String code, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        Question question = question(survey, code);
        if (!quotations.possible(survey, code)) throw Problem.of(409, "quotationsTooFew");
        Fields fields = new Fields(form, messages);
        String text = fields.text("texte", true, LONGEST);
        String doubts = null;
        if (fields.ok()) {
            var traces = Redaction.traces(text);
            traces.stream().filter(Redaction.Trace::hard).forEach(trace -> fields.fault("texte", "results.quotation.trace." + trace.name()));
            doubts = traces.stream().filter(trace -> !trace.hard()).map(trace -> messages.text("results.quotation.trace." + trace.name())).collect(Collectors.joining(" "));
            if (!fields.checked("relu")) fields.fault("relu", "results.quotation.reread.missing");
            if (!doubts.isEmpty() && !fields.checked("sur")) fields.fault("sur", "results.quotation.sure.missing");
        }
        if (!fields.ok()) return page(survey, question).with("doubtful", doubts == null || doubts.isEmpty() ? null : doubts).with(fields);
        if (!quotations.approve(survey, code, text, by())) fields.fault("texte", "results.quotation.twice", Quotations.MOST);
        return fields.ok() ? Response.seeOther(URI.create(path(survey, code))).build() : page(survey, question).with(fields);
    }

    @POST
    @Path("{quotation}/retrait")
    @Transactional
    @Once
    public Response remove(@PathParam("id") UUID id, @PathParam("question") String code, @PathParam("quotation") UUID quotation) {
        Survey survey = survey(id);
        if (!quotations.remove(survey, question(survey, code).code(), quotation, by())) throw Problem.notFound();
        return Response.seeOther(URI.create(path(survey, code))).build();
    }

    private Actor by() {
        return new Actor(visitor.accountId(), visitor.name());
    }
}
