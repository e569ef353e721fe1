package fr.maillage.survey.coverage.boundary;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.counts.control.CounterFolding;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.counts.entity.Axes;
import fr.maillage.survey.coverage.control.CoverageGoals;
import fr.maillage.survey.coverage.control.CoverageTargets;
import fr.maillage.survey.coverage.control.TargetTable;
import fr.maillage.survey.coverage.entity.Goal;
import fr.maillage.survey.coverage.entity.Target;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerLabels;
import fr.maillage.survey.results.control.Tallies;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Found;
import fr.maillage.territory.Role;
import fr.maillage.web.Allowed;
import fr.maillage.web.Choice;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whom the team hoped to hear from: which question asks the age, how many persons live where and are how old. */
@Path("/{territory}/gestion/enquetes/{id}/resultats/participation")
@RequestScoped
@Allowed({Role.AGENT, Role.COUNCILLOR, Role.ADMINISTRATOR})
public class TargetPages {
    private static final int TABLE_MAX = 200_000;

    @Inject
    CurrentTerritory here;

    @Inject
    Visitor visitor;

    @Inject
    Surveys surveys;

    @Inject
    SurveyAxes axes;

    @Inject
    CounterFolding folding;

    @Inject
    CoverageTargets targets;

    @Inject
    CoverageGoals goals;

    @Inject
    Tallies tallies;

    @Inject
    Communes communes;

    @Inject
    AnswerLabels labels;

    @Inject
    AuditLog audit;

    @Inject
    Messages messages;

    /** A number of answers that is hoped for; {@code reached} is null where it is not counted. */
    public record Hoped(String name, String whose, long answers, Long reached) {
    }

    @GET
    @Path("chiffres")
    @Transactional
    public Page form(@PathParam("id") UUID id) {
        Survey survey = survey(id);
        List<Target> known = targets.of(id);
        Page page = page(survey, Fields.none(messages));
        Map<String, Object> values = new LinkedHashMap<>();
        known.stream().filter(target -> target.commune().isEmpty()).forEach(target -> values.put("age_" + target.age(), String.valueOf(target.persons())));
        StringBuilder table = new StringBuilder();
        known.stream().filter(target -> !target.commune().isEmpty()).forEach(target -> table.append(target.commune()).append(';').append(target.age()).append(';').append(target.persons()).append('\n'));
        values.put("table", table.toString());
        return page.with("values", values);
    }

    /** Beside how many answers there are, where the counters know: for one answer to one question. */
    private List<Hoped> hoped(Survey survey) {
        List<Goal> known = goals.of(survey.id());
        if (known.isEmpty()) return List.of();
        Map<String, Tally.Question> counted = survey.resultsHidden() ? Map.of() : tallies.kept(survey).questions().stream().collect(Collectors.toMap(Tally.Question::code, question -> question, (one, other) -> one));
        return known.stream().map(goal -> new Hoped(goal.name(), goal.cell().map(cell -> whose(survey, cell)).orElse(goal.condition()), goal.answers(),
                goal.cell().filter(cell -> counted.containsKey(cell.question())).map(cell -> reached(counted.get(cell.question()), cell.answer())).orElse(null))).toList();
    }

    private static String whose(Survey survey, Goal.Cell cell) {
        return survey.questions().stream().filter(question -> question.code().equals(cell.question())).findFirst().map(question -> question.text() + " "
                + question.options().stream().filter(option -> option.code().equals(cell.answer())).map(Option::label).findFirst().orElse(cell.answer())).orElse(cell.question() + " " + cell.answer());
    }

    private static long reached(Tally.Question question, String answer) {
        return question.counts().cells().stream().filter(cell -> cell.code().equals(answer)).mapToLong(Counts.Cell::count).sum();
    }

    private Survey survey(UUID id) {
        return surveys.find(here.get().id(), id).filter(found -> !found.draft()).orElseThrow(Problem::notFound);
    }

    private String back(UUID id) {
        return "/" + here.get().slug() + "/gestion/enquetes/" + id + "/resultats/participation";
    }

    private Page page(Survey survey, Fields fields) {
        Axes kept = axes.of(survey);
        List<Choice> questions = survey.questions().stream().filter(TargetPages::mayBeAge).map(question -> Choice.of(question.code(), question.text())).toList();
        List<Choice> ages = kept.age().map(this::ages).orElse(Map.of()).entrySet().stream().map(entry -> Choice.of(entry.getKey(), entry.getValue())).toList();
        return Page.of("coverage/targets").with("survey", survey).with("back", back(survey.id())).with("questions", questions).with("ages", ages)
                .with("ageNow", kept.age().map(Question::code).orElse("")).with("commune", kept.commune().orElse(null)).with("vintage", communes.vintage())
                .with("territoryName", here.get().name()).with("hoped", hoped(survey)).with(fields);
    }

    private static boolean mayBeAge(Question question) {
        return List.of("SINGLE", "SCALE", "NUMBER").contains(question.type().name());
    }

    private Map<String, String> ages(Question age) {
        Map<String, String> all = new LinkedHashMap<>(labels.of(age, List.of()));
        age.options().stream().filter(option -> option.apart()).forEach(option -> all.remove(option.code()));
        return all;
    }

    /** Another question on age: its crossings are counted from the answers before the page comes back. */
    @POST
    @Path("age")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Response age(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        String code = new Fields(form, messages).raw("question");
        if (!code.isEmpty() && survey.questions().stream().noneMatch(question -> question.code().equals(code) && mayBeAge(question))) throw Problem.notFound();
        if (!axes.of(survey).age().map(Question::code).orElse("").equals(code)) {
            axes.age(survey, code);
            targets.replace(id, targets.of(id).stream().filter(target -> target.age().isEmpty()).toList());
            folding.recount(survey, counted -> { });
        }
        return Response.seeOther(URI.create(back(id) + "/chiffres")).build();
    }

    @POST
    @Path("chiffres")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object save(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        Survey survey = survey(id);
        Fields fields = new Fields(form, messages);
        List<Target> read = read(survey, fields);
        if (!fields.ok()) return page(survey, fields);
        targets.replace(id, read);
        audit.record(visitor.accountId(), visitor.name(), here.get().id(), "survey.coverage.targets", id.toString(), null);
        return Response.seeOther(URI.create(back(id))).build();
    }

    private List<Target> read(Survey survey, Fields fields) {
        Map<String, Target> all = new LinkedHashMap<>();
        Axes kept = axes.of(survey);
        Map<String, String> ages = kept.age().map(this::ages).orElse(Map.of());
        Map<String, String> names = new LinkedHashMap<>();
        List<Commune> here = kept.commune().isEmpty() ? List.of() : communes.of(this.here.get(), 0, Found.LIMIT_MAX).items();
        here.forEach(commune -> names.put(commune.code().value(), commune.name()));
        for (String age : ages.keySet()) fields.whole("age_" + age, false, 1, 99_999_999).ifPresent(persons -> put(all, new Target("", age, persons)));
        String table = fields.text("table", false, TABLE_MAX);
        if (!table.isEmpty() && fields.ok()) {
            TargetTable.Read read = new TargetTable(names, ages).read(table);
            if (!read.faults().isEmpty()) fields.errors().add("table", String.join(" ", read.faults().stream().map(fault -> messages.text(fault.key(), fault.line(), fault.what())).toList()));
            read.targets().forEach(target -> put(all, target));
        }
        if (fields.checked("insee")) {
            all.values().removeIf(target -> target.age().isEmpty());
            here.forEach(commune -> commune.population().filter(persons -> persons > 0).ifPresent(persons -> put(all, new Target(commune.code().value(), "", persons))));
        }
        return new ArrayList<>(all.values());
    }

    private static void put(Map<String, Target> all, Target target) {
        all.put(target.commune() + "|" + target.age(), target);
    }
}
