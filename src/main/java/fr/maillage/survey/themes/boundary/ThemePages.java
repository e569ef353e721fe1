package fr.maillage.survey.themes.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.themes.control.Reading;
import fr.maillage.survey.themes.control.Themes;
import fr.maillage.survey.themes.entity.Theme;
import fr.maillage.survey.themes.entity.Words;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Fields;
import fr.maillage.web.Messages;
import fr.maillage.web.Once;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
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
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Themes of what people wrote: named, given to texts by two readers, compared, settled. When the survey is closed. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/textes/{question}/themes")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class ThemePages {
    private static final int WORDS = 40;
    private static final int SAMPLE = 20_000;
    private static final String FIELD = "t_";

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    Themes themes;

    @Inject
    Reading reading;

    @Inject
    AuditLog audit;

    @Inject
    Messages messages;

    /** The survey and the question on texts that the path names. */
    private record Place(Survey survey, Question question) {
        UUID id() {
            return survey.id();
        }

        String code() {
            return question.code();
        }
    }

    /** One theme with its agreement, as shown. */
    public record Agreement(String label, long texts, String percent, String kappa) {
    }

    private Place place(UUID id, String code) {
        Survey survey = surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
        Question question = survey.questions().stream().filter(each -> each.code().equals(code) && each.type().freeText()).findFirst().orElseThrow(Problem::notFound);
        if (survey.state() != SurveyState.CLOSED && survey.state() != SurveyState.RESULTS_PUBLISHED) throw Problem.of(409, "themesLater");
        return new Place(survey, question);
    }

    private String base(Place place) {
        return "/" + here.get().slug() + "/gestion/enquetes/" + place.id() + "/resultats/textes/" + place.code();
    }

    private long written(Place place) {
        return tallies.kept(place.survey()).questions().stream().filter(each -> each.code().equals(place.code())).findFirst().orElseThrow().counts().answered();
    }

    @GET
    @Transactional
    public Page themes(@PathParam("id") UUID id, @PathParam("question") String code) {
        return page(place(id, code), Fields.none(messages));
    }

    private Page page(Place place, Fields fields) {
        List<Theme> known = themes.of(place.id(), place.code());
        Themes.Settled settled = themes.settled(place.id()).get(place.code());
        Optional<Integer> mine = reading.place(place.id(), place.code(), visitor.accountId());
        return Page.of("themes/themes").with("survey", place.survey()).with("question", place.question()).with("base", base(place)).with("themes", known)
                .with("counts", settled == null ? Map.of() : settled.byTheme()).with("written", written(place))
                .with("words", Words.of(reading.sample(place.id(), place.code(), SAMPLE), WORDS))
                .with("mine", mine.map(slot -> reading.read(place.id(), place.code(), slot)).orElse(0L))
                .with("others", mine.map(slot -> reading.read(place.id(), place.code(), 3 - slot)).orElse(reading.read(place.id(), place.code(), 1)))
                .with("differing", reading.differing(place.id(), place.code())).with("agreements", agreements(place, known)).with(fields);
    }

    private List<Agreement> agreements(Place place, List<Theme> known) {
        NumberFormat percent = NumberFormat.getPercentInstance(messages.locale());
        NumberFormat two = NumberFormat.getInstance(messages.locale());
        two.setMinimumFractionDigits(2);
        two.setMaximumFractionDigits(2);
        List<Agreement> shown = new ArrayList<>();
        reading.agreement(place.id(), place.code(), known).forEach((theme, kappa) -> {
            if (kappa.texts() > 0) shown.add(new Agreement(theme.label(), kappa.texts(), percent.format(kappa.agreement()), kappa.value().map(two::format).orElse(messages.text("themes.kappa.none"))));
        });
        return shown;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object add(@PathParam("id") UUID id, @PathParam("question") String code, MultivaluedMap<String, String> form) {
        Place place = place(id, code);
        Fields fields = new Fields(form, messages);
        if (!fields.has("theme")) fields.fault("theme", "themes.missing");
        String label = fields.text("theme", false, 100);
        if (fields.ok() && !themes.add(id, code, label)) fields.fault("theme", "themes.refused", Themes.MOST);
        return fields.ok() ? to(base(place) + "/themes") : page(place, fields);
    }

    @POST
    @Path("retrait")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response remove(@PathParam("id") UUID id, @PathParam("question") String code, MultivaluedMap<String, String> form) {
        Place place = place(id, code);
        String theme = new Fields(form, messages).raw("theme");
        themes.of(id, code).stream().filter(each -> each.id().toString().equals(theme)).findFirst().ifPresent(each -> themes.remove(id, code, each.id()));
        return to(base(place) + "/themes");
    }

    /** A page of texts to read, with the reader's own themes. */
    @GET
    @Path("lecture")
    @Transactional
    public Page read(@PathParam("id") UUID id, @PathParam("question") String code, @QueryParam("page") String asked) {
        Place place = place(id, code);
        int slot = slot(place);
        Paging<Reading.Text> texts = Paging.of(asked, written(place), offset -> reading.page(id, code, slot, offset, Paging.SIZE));
        return form("lecture", place, texts);
    }

    @GET
    @Path("desaccords")
    @Transactional
    public Page differences(@PathParam("id") UUID id, @PathParam("question") String code, @QueryParam("page") String asked) {
        Place place = place(id, code);
        Paging<Reading.Text> texts = Paging.of(asked, reading.differing(id, code), offset -> reading.differences(id, code, offset, Paging.SIZE));
        return form("desaccords", place, texts);
    }

    private Page form(String what, Place place, Paging<Reading.Text> texts) {
        List<Theme> known = themes.of(place.id(), place.code());
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> hints = new LinkedHashMap<>();
        for (Reading.Text text : texts.items()) {
            Set<UUID> seen = new TreeSet<>(text.mine() == null ? Set.of() : text.mine());
            if (text.theirs() != null) {
                hints.put(text.answer().toString(), messages.text("themes.differ", labels(known, text.mine()), labels(known, text.theirs())));
                seen.addAll(text.theirs());
            }
            values.put(FIELD + text.answer(), seen.stream().map(UUID::toString).toList());
        }
        return Page.of("themes/read").with("survey", place.survey()).with("question", place.question()).with("base", base(place)).with("what", what).with("texts", texts).with("hints", hints)
                .with("choices", known.stream().map(theme -> Choice.of(theme.id().toString(), theme.label())).toList()).with("values", values);
    }

    private String labels(List<Theme> known, Set<UUID> seen) {
        List<String> labels = known.stream().filter(theme -> seen.contains(theme.id())).map(Theme::label).toList();
        return labels.isEmpty() ? messages.text("themes.nothing") : String.join(", ", labels);
    }

    @POST
    @Path("lecture")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response saveRead(@PathParam("id") UUID id, @PathParam("question") String code, MultivaluedMap<String, String> form) {
        Place place = place(id, code);
        save(place, slot(place), form);
        int next = Paging.number(form.getFirst("_page")) + 1;
        boolean more = (long) (next - 1) * Paging.SIZE < written(place);
        return to(base(place) + "/themes" + (more ? "/lecture?page=" + next : ""));
    }

    @POST
    @Path("desaccords")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response settle(@PathParam("id") UUID id, @PathParam("question") String code, MultivaluedMap<String, String> form) {
        Place place = place(id, code);
        save(place, Reading.AGREED, form);
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "survey.themes.settle", id.toString(), null);
        return to(base(place) + "/themes");
    }

    private int slot(Place place) {
        return reading.slot(place.id(), place.code(), visitor.accountId()).orElseThrow(() -> Problem.of(409, "themesTwo"));
    }

    /** Every text of the page counts as read, those without a theme too. */
    private void save(Place place, int slot, MultivaluedMap<String, String> form) {
        Map<UUID, Set<UUID>> seen = new LinkedHashMap<>();
        for (String answer : form.getOrDefault("_text", List.of())) uuid(answer).ifPresent(id -> {
            Set<UUID> given = new TreeSet<>();
            form.getOrDefault(FIELD + answer, List.of()).forEach(theme -> uuid(theme).ifPresent(given::add));
            if (seen.size() < Paging.SIZE) seen.put(id, given);
        });
        reading.save(place.id(), place.code(), slot, seen, themes.of(place.id(), place.code()));
    }

    private static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    private static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
