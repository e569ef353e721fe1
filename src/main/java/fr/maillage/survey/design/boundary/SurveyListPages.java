package fr.maillage.survey.design.boundary;

import fr.maillage.survey.boundary.Promise;
import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.SurveyCard;
import fr.maillage.survey.control.SurveyList;
import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.design.control.SurveyEditor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The territory's surveys as its staff see them, and the two pages that create one: a title, then the promise that can't be changed. */
@Path("/{territory}/gestion/enquetes")
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class SurveyListPages {
    static final int TITLE_MAX = 200;

    @Inject
    Staff staff;

    @Inject
    SurveyList list;

    @Inject
    SurveyEditor editor;

    @Inject
    SurveyWords words;

    @Inject
    Promise promise;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    /** A line of the list. */
    public record Line(String href, String title, String state, String badge, String when, long answers, String mode) {
    }

    @GET
    public Page list(@QueryParam("etat") String state, @QueryParam("q") String text, @QueryParam("page") String asked) {
        SurveyState wanted = Arrays.stream(SurveyState.values()).filter(one -> one.name().equalsIgnoreCase(state)).findFirst().orElse(null);
        String typed = text == null ? "" : text.strip().substring(0, Math.min(100, text.strip().length()));
        Paging<Line> page = Paging.of(asked, list.countStaff(staff.territory(), wanted, typed),
                offset -> list.staff(staff.territory(), wanted, typed, offset, Paging.SIZE).stream().map(this::line).toList());
        String query = "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        String etat = wanted == null ? "" : "etat=" + wanted.name().toLowerCase(Locale.ROOT);
        List<Map<String, String>> tags = new ArrayList<>();
        if (wanted != null) tags.add(Map.of("label", phase(wanted), "href", "?" + query));
        if (!typed.isEmpty()) tags.add(Map.of("label", typed, "href", "?" + etat));
        return Page.of("survey/staff-list").with("list", page).with("base", "?" + query + "&" + etat + "&page=").with("tags", tags)
                .with("states", Arrays.stream(SurveyState.values()).map(one -> Choice.of(one.name().toLowerCase(Locale.ROOT), phase(one))).toList())
                .with("values", Map.of("q", typed, "etat", wanted == null ? "" : wanted.name().toLowerCase(Locale.ROOT)))
                .with("filtered", !tags.isEmpty()).with("way", List.of(SurveyWords.crumb("/" + here.get().slug() + "/gestion", messages.text("nav.backoffice"))));
    }

    private String phase(SurveyState state) {
        return messages.text("survey.phase." + state.name().toLowerCase(Locale.ROOT));
    }

    private Line line(SurveyCard survey) {
        String phase = survey.phase();
        String when = survey.opensOn() == null ? messages.text("survey.staff.noDates") : messages.text("survey.staff.dates", words.day(survey.opensOn()), words.day(survey.closesOn()));
        return new Line(staff.path(survey.id()), survey.title(), messages.text("survey.phase." + phase),
                switch (phase) { case "open" -> "success"; case "draft" -> "quiet"; case "withdrawn" -> "error"; default -> "info"; },
                when, survey.answers(), messages.text("survey.meta." + survey.mode().name().toLowerCase(Locale.ROOT)));
    }

    /** The title first; once there is one, the page of the promise. Nothing is created by looking. */
    @GET
    @Path("nouvelle")
    public Page create(@Context UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        Fields fields = new Fields(query, messages);
        if (!query.containsKey("title")) return titlePage(fields);
        checkTitle(fields);
        return fields.ok() ? promisePage(fields) : titlePage(fields);
    }

    @POST
    @Path("nouvelle")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object create(MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        checkTitle(fields);
        if (!fields.ok()) return titlePage(fields);
        Optional<Mode> mode = promise.read(fields);
        if (!fields.ok()) return promisePage(fields);
        var survey = editor.create(staff.territory(), fields.raw("title"), mode.orElseThrow(), fields.raw("template"), messages.text("survey.section.first"), staff.by());
        return Staff.to(staff.path(survey.id()));
    }

    private static void checkTitle(Fields fields) {
        if (!fields.has("title")) fields.fault("title", "survey.form.title.missing");
        fields.text("title", false, TITLE_MAX);
    }

    private Page titlePage(Fields fields) {
        List<Choice> templates = new ArrayList<>();
        templates.add(Choice.of("", messages.text("survey.template.blank")).withHint(messages.text("survey.template.blank.hint")));
        for (String name : SurveyTemplates.OFFERED)
            templates.add(Choice.of(name, messages.text("survey.template." + name)).withHint(messages.text("survey.template." + name + ".hint")));
        return Page.of("survey/new").with("templates", templates).with("way", words.staffWay(here.get().slug(), null)).with(fields);
    }

    private Page promisePage(Fields fields) {
        return Page.of("survey/new-mode").with("title", fields.raw("title")).with("template", fields.raw("template")).with("wordAnonymous", messages.text("survey.mode.word.anonymous"))
                .with("wordIdentified", messages.text("survey.mode.word.identified")).with("way", words.staffWay(here.get().slug(), null)).with(fields);
    }
}
