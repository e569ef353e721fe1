package fr.maillage.survey.design.boundary;

import fr.maillage.survey.boundary.SurveyWords;
import fr.maillage.survey.control.SurveyLifecycle;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
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
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The steps that only those who decide take: each has a page that says what it does, and a button that does it. */
@Path("/{territory}/gestion/enquetes/{id: [0-9a-f-]{36}}/{step: publier|clore|prolonger|retirer|supprimer}")
@Allowed({Role.COUNCILLOR, Role.ADMINISTRATOR})
@RequestScoped
public class SurveyStepPages {
    @Inject
    Staff staff;

    @Inject
    Surveys surveys;

    @Inject
    SurveyLifecycle lifecycle;

    @Inject
    SurveyWords words;

    @Inject
    ConditionFaults conditions;

    @Inject
    Messages messages;

    @Inject
    CurrentTerritory here;

    @GET
    public Page ask(@PathParam("id") UUID id, @PathParam("step") String step) {
        return page(staff.survey(id), step, Fields.none(messages));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    @Once
    public Object take(@PathParam("id") UUID id, @PathParam("step") String step, MultivaluedMap<String, String> form) {
        Fields fields = new Fields(form, messages);
        Optional<LocalDate> last = step.equals("prolonger") ? closing(fields, id) : Optional.empty();
        if (!fields.ok()) return page(staff.survey(id), step, fields);
        SurveyLifecycle.Outcome outcome = switch (step) {
            case "publier" -> lifecycle.publish(staff.territory(), id, staff.by());
            case "clore" -> lifecycle.close(staff.territory(), id, staff.by());
            case "prolonger" -> lifecycle.prolong(staff.territory(), id, last.orElseThrow(), staff.by());
            case "retirer" -> lifecycle.withdraw(staff.territory(), id, staff.by());
            default -> lifecycle.delete(staff.territory(), id, staff.by());
        };
        return switch (outcome) {
            case DONE -> Staff.to(step.equals("supprimer") ? staff.list() : staff.path(id));
            case TOO_LATE -> page(staff.survey(id), step, fields).status(409);
            case UNKNOWN -> throw Problem.notFound();
        };
    }

    private Optional<LocalDate> closing(Fields fields, UUID id) {
        Optional<LocalDate> last = fields.date("closes", false);
        if (fields.ok() && last.isEmpty()) fields.fault("closes", "survey.form.closes.missing");
        last.filter(day -> day.isBefore(Survey.today()) || day.isBefore(staff.survey(id).opensOn())).ifPresent(day -> fields.fault("closes", "survey.form.closes.past"));
        return last;
    }

    private Page page(Survey survey, String step, Fields fields) {
        java.util.List<ConditionFaults.Line> faults = step.equals("publier") && survey.draft() ? conditions.of(survey, staff.path(survey.id())) : java.util.List.of();
        return Page.of("survey/step").with("survey", survey).with("path", staff.path(survey.id())).with("step", step)
                .with("possible", possible(survey, step) && faults.isEmpty()).with("faults", faults)
                .with("lacks", survey.draft() ? survey.lacks(Survey.today()).stream().map(messages::text).toList() : java.util.List.of())
                .with("answers", surveys.answers(survey.id())).with("mode", messages.text("survey.mode." + survey.mode().name().toLowerCase(java.util.Locale.ROOT)))
                .with("opens", words.day(survey.opensOn())).with("closes", words.day(survey.closesOn())).with("minutes", words.minutes(survey.minutes()))
                .with("danger", step.equals("retirer") || step.equals("supprimer")).with("way", words.staffWay(here.get().slug(), survey)).with(fields);
    }

    private static boolean possible(Survey survey, String step) {
        return switch (step) {
            case "publier" -> survey.draft() && survey.lacks(Survey.today()).isEmpty();
            case "clore" -> survey.state().leadsTo(SurveyState.CLOSED);
            case "prolonger" -> survey.state() == SurveyState.OPEN;
            case "retirer" -> survey.state().leadsTo(SurveyState.WITHDRAWN);
            default -> survey.draft();
        };
    }
}
