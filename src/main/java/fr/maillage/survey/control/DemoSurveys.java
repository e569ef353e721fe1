package fr.maillage.survey.control;

import fr.maillage.persistence.Outbox;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.LocalDate;

/** The surveys of the demo. Called in the demo loader's transaction, once the code list is loaded. */
@ApplicationScoped
public class DemoSurveys {
    /** The open survey of the département, with 400 invented answers. */
    public static final String OPEN = "vos-besoins";
    /** The closed one, whose results are to be published. */
    public static final String CLOSED = "aller-au-travail";
    /** The closed one that asks questions of nearly every type, whose results the team has still to publish. */
    public static final String DETAILED = "une-journee-ici";
    /** An open one whose answers have a name. */
    public static final String IDENTIFIED = "atelier-reparation";
    /** The slug that two territories share. */
    public static final String SHARED = "marche";

    @Inject
    Surveys surveys;

    @Inject
    SurveyTemplates templates;

    @Inject
    DemoAnswers answers;

    @Inject
    Outbox outbox;

    @Inject
    Territories territories;

    /** Creates them in the demo's territories. */
    public void create() {
        Territory lozere = territory("lozere");
        Territory mende = territory("mende");
        Territory thomery = territory("thomery");
        Actor by = Actor.portal();
        LocalDate today = Survey.today();
        open(lozere, OPEN, "besoins", Mode.ANONYMOUS, today.minusDays(18), today.plusDays(33), 400, by);
        Survey closed = open(lozere, CLOSED, "trajets", Mode.ANONYMOUS, today.minusDays(80), today.minusDays(31), 312, by);
        closed.close(by);
        open(lozere, DETAILED, "journee", Mode.ANONYMOUS, today.minusDays(64), today.minusDays(20), 260, by).close(by);
        draft(lozere, "bois", "bois", Mode.ANONYMOUS, by);
        open(mende, SHARED, "marche", Mode.ANONYMOUS, today.minusDays(5), today.plusDays(20), 40, by);
        open(mende, "conduire-un-voisin", "benevoles", Mode.IDENTIFIED, today.minusDays(5), today.plusDays(60), 0, by);
        open(thomery, SHARED, "marche", Mode.ANONYMOUS, today.minusDays(3), today.plusDays(25), 12, by);
        // an e-mail address is no question for an anonymous survey
        open(territory("florac-trois-rivieres"), IDENTIFIED, "atelier", Mode.IDENTIFIED, today.minusDays(9), today.plusDays(40), 24, by);
        surveys.flush();
    }

    private Territory territory(String slug) {
        return territories.bySlug(slug).orElseThrow(() -> new IllegalStateException("the demo has no territory " + slug));
    }

    private Survey draft(Territory territory, String slug, String template, Mode mode, Actor by) {
        Survey survey = new Survey(territory.id(), new Slug(slug), templates.read(template).getString("title"), mode, by);
        templates.fill(survey, template);
        surveys.add(survey);
        return survey;
    }

    private Survey open(Territory territory, String slug, String template, Mode mode, LocalDate first, LocalDate last, int count, Actor by) {
        JsonObject text = templates.read(template);
        Survey survey = draft(territory, slug, template, mode, by);
        survey.schedule(first, last);
        survey.publish(first, by);
        surveys.flush();
        LocalDate until = last.isBefore(Survey.today()) ? last : Survey.today();
        if (count > 0) answers.invent(survey, text, territory, count, until);
        outbox.changed(SurveyRdf.KIND, survey.id().toString());
        return survey;
    }
}
