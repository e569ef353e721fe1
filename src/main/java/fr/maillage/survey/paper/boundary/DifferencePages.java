package fr.maillage.survey.paper.boundary;

import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.paper.control.Entries;
import fr.maillage.survey.paper.control.Keyed;
import fr.maillage.survey.paper.control.PaperIntake;
import fr.maillage.survey.paper.entity.FormNumber;
import fr.maillage.survey.respond.boundary.Answering;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Forms that two agents keyed differently: what differs, side by side, and the form to settle it with the paper in hand. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/papier/ecarts")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class DifferencePages {
    @Inject
    PaperDesk desk;

    @Inject
    KeyingForm form;

    @Inject
    Answering answering;

    @Inject
    Entries entries;

    @Inject
    PaperIntake intake;

    @Inject
    Messages messages;

    /** A form of the list. */
    public record Differing(String number, String href) {
    }

    /** One question that two agents keyed differently. */
    public record Difference(String question, String first, String second) {
    }

    @GET
    public Page list(@PathParam("id") UUID id, @QueryParam("page") String asked) {
        Survey survey = desk.onPaper(id);
        Paging<Differing> paging = Paging.of(asked, entries.differing(id), offset -> entries.differing(id, offset, Paging.SIZE).stream()
                .map(number -> new Differing(new FormNumber(id, number).toString(), desk.path(survey) + "/ecarts/" + number)).toList());
        return desk.page("paper/differences", survey).with("paging", paging).with("forms", paging.items()).with("waiting", entries.waiting(id))
                .with("base", desk.path(survey) + "/ecarts?page=").with("way", desk.way(survey, true));
    }

    @GET
    @Path("{form: [1-9][0-9]{0,5}}")
    public Page show(@PathParam("id") UUID id, @PathParam("form") int number) {
        Survey survey = desk.taking(id);
        List<Entries.Entry> both = both(id, number);
        // what both agree on is filled in; what differs is left for the paper to tell
        Map<String, Object> values = new HashMap<>();
        Set<String> differ = intake.differences(survey, both.get(0), both.get(1));
        both.get(0).typed().forEach((field, typed) -> {
            if (!differ.contains(field.replaceFirst(Keyed.SEARCH + "$", ""))) values.put(field, typed.size() == 1 ? typed.get(0) : typed);
        });
        Fields empty = Fields.none(messages);
        return settling(survey, form.page(survey, filled(values, both), Channel.PAPER), number, both).with("errors", empty.errors());
    }

    private Fields filled(Map<String, Object> values, List<Entries.Entry> both) {
        MultivaluedMap<String, String> typed = new jakarta.ws.rs.core.MultivaluedHashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof List<?> list) list.forEach(one -> typed.add(name, one.toString()));
            else typed.add(name, value.toString());
        });
        both.get(0).illegible().stream().filter(both.get(1).illegible()::contains).forEach(question -> typed.add(KeyingForm.ILLEGIBLE, question));
        return form.filled(typed);
    }

    private List<Entries.Entry> both(UUID id, int number) {
        List<Entries.Entry> both = entries.of(id, number);
        if (both.size() < 2) throw Problem.notFound();
        return both;
    }

    private Page settling(Survey survey, Page page, int number, List<Entries.Entry> both) {
        Page settle = Page.of("paper/settle");
        page.model().forEach(settle::with);
        return settle.with("number", new FormNumber(survey.id(), number).toString()).with("differences", differences(survey, both))
                .with("first", both.get(0).actor()).with("second", both.get(1).actor()).with("action", desk.path(survey) + "/ecarts/" + number).status(page.status());
    }

    private List<Difference> differences(Survey survey, List<Entries.Entry> both) {
        Set<String> fields = intake.differences(survey, both.get(0), both.get(1));
        List<Difference> differences = new ArrayList<>();
        for (Question question : survey.questions()) {
            boolean differs = fields.stream().anyMatch(field -> field.equals(question.code()) || field.startsWith(question.code() + "."));
            if (differs) differences.add(new Difference(question.text(), shown(survey, question, both.get(0)), shown(survey, question, both.get(1))));
        }
        return differences;
    }

    private String shown(Survey survey, Question question, Entries.Entry entry) {
        if (entry.illegible().contains(question.code())) return messages.text("paper.key.illegible");
        String answer = answering.shown(question, entry.typed());
        return answer == null ? messages.text("survey.review.none") : answer;
    }

    @POST
    @Path("{form: [1-9][0-9]{0,5}}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once(anonymousReplay = "../../ecarts")
    public Object settle(@PathParam("id") UUID id, @PathParam("form") int number, MultivaluedMap<String, String> sent) {
        Survey survey = desk.taking(id);
        List<Entries.Entry> both = both(id, number);
        sent.putSingle("form", new FormNumber(id, number).toString());
        Fields fields = form.read(survey, sent);
        var keyed = form.keyed(survey, fields, Channel.PAPER, desk.by());
        if (keyed.isEmpty()) return settling(survey, form.page(survey, fields, Channel.PAPER), number, both);
        Keyed settled = keyed.get();
        PaperIntake.Outcome outcome = intake.settle(survey, settled);
        if (outcome instanceof PaperIntake.Outcome.Refused refused) return settling(survey, form.refused(survey, fields, Channel.PAPER, refused), number, both);
        return Response.seeOther(URI.create(desk.path(survey) + "/ecarts")).build();
    }
}
