package fr.maillage.survey.results.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.counts.control.AnswerCounters;
import fr.maillage.survey.counts.entity.CounterKey;
import fr.maillage.survey.results.control.AnsweredVersions;
import fr.maillage.survey.results.control.AnswerTexts;
import fr.maillage.survey.results.control.CommuneGroups;
import fr.maillage.survey.results.control.DisclosureGate;
import fr.maillage.survey.results.control.Quotations;
import fr.maillage.survey.results.control.Releases;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.control.TeamFile;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.InseeCode;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Chart;
import fr.maillage.web.Choice;
import fr.maillage.web.CurrentTerritory;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import fr.maillage.web.Paging;
import fr.maillage.web.Problem;
import fr.maillage.web.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The exact results of a survey, for those who work for the territory. */
@Path("/{territory}/gestion/enquetes/{id}/resultats")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class ResultsTeamPages {
    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    Tallies tallies;

    @Inject
    AnswerCounters counters;

    @Inject
    CommuneGroups groups;

    @Inject
    AnsweredVersions answered;

    @Inject
    AnswerTexts answers;

    @Inject
    Quotations quotations;

    @Inject
    Releases releases;

    @Inject
    TeamFile file;

    @Inject
    AuditLog audit;

    @Inject
    QuestionViews views;

    @Inject
    PartViews parts;

    @Inject
    Messages messages;

    /** In a transaction: what has just arrived is counted first. */
    @GET
    @Transactional
    public Page results(@PathParam("id") UUID id, @QueryParam("commune") String commune) {
        Survey survey = survey(id);
        Tally all = tallies.kept(survey);
        boolean waits = Tallies.watchable(survey);
        Page page = Page.of("results/team").with("survey", survey).with("participants", all.participants()).with("waits", waits).with("hidden", survey.resultsHidden()).with("waiting", waits ? tallies.waiting(survey) : 0L);
        Optional<Release> release = releases.of(id);
        page.with("release", release.orElse(null)).with("published", release.map(Release::publishedAt).map(views::day).orElse(null));
        boolean whole = waits || survey.resultsHidden();
        Optional<Place> place = whole ? Optional.empty() : place(survey, commune);
        if (!whole) filter(page, survey, all, commune, place);
        Tally tally = place.map(there -> tallies.in(survey, there.communes())).orElse(all);
        boolean few = survey.anonymous() && tally != all && tally.participants() < survey.threshold();
        List<QuestionView> questions = few || survey.resultsHidden() || tally.participants() == 0 ? List.of() : questions(survey, tally, place, waits);
        return arrivals(page, survey).with("filtered", tally == all ? null : tally.participants()).with("few", few).with("questions", questions)
                .with("exchanges", questions.isEmpty() ? List.of() : parts.exchanges(tally)).with("versions", versions(survey)).with("ranges", tally.participants() >= DisclosureGate.SHARES_FROM);
    }

    /** Where the answers shown come from: a commune, or those of an EPCI. */
    private record Place(String name, List<String> communes) {
    }

    private Optional<Place> place(Survey survey, String asked) {
        if (asked == null || Tallies.communeQuestion(survey).isEmpty()) return Optional.empty();
        return InseeCode.parse(asked).map(code -> new Place("", List.of(code.value())))
                .or(() -> groups.find(here.get(), asked).map(group -> new Place(group.name(), group.communes())));
    }

    private List<QuestionView> questions(Survey survey, Tally tally, Optional<Place> place, boolean waits) {
        Map<String, Map<String, Long>> counts = place.map(there -> counters.counts(survey.id(), Tallies.communeQuestion(survey).orElseThrow().code(), there.communes()))
                .orElseGet(() -> counters.counts(survey.id(), CounterKey.NONE, ""));
        return views.of(survey, tally).stream().map(view -> parts.ranked(texts(survey, tally, view, waits), tally, counts)).toList();
    }

    /** A sentence for each version of a corrected questionnaire. */
    private List<String> versions(Survey survey) {
        return answered.of(survey).stream().map(version -> version.from() == null ? messages.text("results.team.version.first", version.answers())
                : messages.text("results.team.version", version.number(), views.day(version.from()), version.answers())).toList();
    }

    private Survey survey(UUID id) {
        return surveys.find(here.get().id(), id).orElseThrow(Problem::notFound);
    }

    /** Answers one by one are read of a survey that hides nothing, or no longer. */
    static void mayBeRead(Survey survey) {
        if (survey.resultsHidden()) throw Problem.of(409, "resultsHidden");
        if (Tallies.watchable(survey)) throw Problem.of(409, "resultsWait");
    }

    private void filter(Page page, Survey survey, Tally tally, String commune, Optional<Place> place) {
        Tallies.communeQuestion(survey).flatMap(question -> tally.questions().stream().filter(each -> each.code().equals(question.code())).findFirst()).ifPresent(question -> {
            List<Choice> choices = question.counts().cells().stream().map(Counts.Cell::code).map(code -> Choice.of(code, question.labels().get(code)))
                    .sorted(java.util.Comparator.comparing(Choice::label)).toList();
            List<Choice> all = new ArrayList<>(groups.of(here.get()).stream().map(group -> Choice.of(group.code(), messages.text("results.team.filter.epci", group.name()))).toList());
            all.addAll(choices);
            page.with("communes", choices.isEmpty() ? choices : all).with("commune", commune)
                    .with("communeName", place.map(there -> there.name().isEmpty() ? question.labels().getOrDefault(commune, commune) : there.name()).orElse(null));
        });
    }

    private QuestionView texts(Survey survey, Tally tally, QuestionView view, boolean waits) {
        Optional<Tally.Question> found = tally.questions().stream().filter(each -> view.id().equals(QuestionViews.anchor(each.code()))).findFirst();
        // a matrix is a question of its rows
        if (found.isEmpty()) return view;
        Tally.Question question = found.get();
        if (!question.type().freeText() || question.counts().answered() == 0) return view;
        if (waits) return view.noting(List.of(messages.text("results.team.texts.later")));
        return view.linked(base(survey) + "/textes/" + question.code(), messages.text("results.team.texts", question.counts().answered()));
    }

    private String base(Survey survey) {
        return "/" + here.get().slug() + "/gestion/enquetes/" + survey.id() + "/resultats";
    }

    private Page arrivals(Page page, Survey survey) {
        List<AnswerCounters.Arrival> arrivals = counters.arrivals(survey.id());
        Map<String, Long> byChannel = new TreeMap<>();
        arrivals.forEach(arrival -> byChannel.merge(arrival.channel().name(), arrival.answers(), Long::sum));
        List<Chart.Bar> bars = byChannel.entrySet().stream().map(entry -> new Chart.Bar(messages.text("results.channel." + entry.getKey()), entry.getValue(), null)).toList();
        return page.with("channels", bars.isEmpty() ? null : new Chart("moyens", messages.text("results.team.channels"), messages.text("results.team.channels.text"), bars, null, survey.threshold()));
    }

    @GET
    @Path("textes/{question}")
    @Transactional
    public Page texts(@PathParam("id") UUID id, @PathParam("question") String code, @QueryParam("page") String asked) {
        Survey survey = survey(id);
        Question question = survey.questions().stream().filter(each -> each.code().equals(code) && each.type().freeText()).findFirst().orElseThrow(Problem::notFound);
        mayBeRead(survey);
        long total = tallies.kept(survey).questions().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow().counts().answered();
        return Page.of("results/texts").with("quotable", quotations.possible(survey, code)).with("pageSize", Paging.SIZE).with("survey", survey).with("question", question).with("back", base(survey))
                .with("texts", Paging.of(asked, total, offset -> answers.page(survey, question, offset, Paging.SIZE)));
    }

    @GET
    @Path("reponses.csv")
    public Response file(@PathParam("id") UUID id) {
        Survey survey = survey(id);
        mayBeRead(survey);
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "survey.answers.export", id.toString(), null);
        StreamingOutput rows = out -> file.write(survey, out);
        return Response.ok(rows, "text/csv; charset=utf-8").header("Content-Disposition", "attachment; filename=\"reponses-" + survey.slug() + ".csv\"")
                .header("Cache-Control", "no-store").build();
    }
}
