package fr.maillage.survey.design.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Changes drafts in the caller's transaction: one person after the other, and never over what somebody else wrote meanwhile. */
@ApplicationScoped
public class SurveyEditor {
    @Inject
    Surveys surveys;

    @Inject
    SurveyTemplates templates;

    @Inject
    AuditLog audit;

    /**
     * A new draft.
     *
     * @param template one of {@link SurveyTemplates#OFFERED}, or empty for a blank survey with one section
     * @param firstSection title of that section
     */
    public Survey create(UUID territoryId, String title, Mode mode, String template, String firstSection, Actor by) {
        Survey survey = new Survey(territoryId, surveys.freeSlug(territoryId, title), title, mode, by);
        if (SurveyTemplates.OFFERED.contains(template)) templates.fill(survey, template);
        else survey.addSection(firstSection, "");
        surveys.add(survey);
        audit.record(by.accountId(), by.name(), territoryId, "survey.create", survey.id().toString(),
                Json.createObjectBuilder().add("mode", mode.name()).build().toString());
        return survey;
    }

    /**
     * Changes one part of a draft.
     *
     * @param part   finds what is changed; empty: unknown
     * @param seen   version of that part when the person began to write
     * @param change makes the change
     */
    public <P> Edit edit(UUID territoryId, UUID id, Function<Survey, Optional<P>> part, Function<P, Long> version, long seen, Consumer<P> change) {
        Optional<Survey> locked = surveys.forChange(territoryId, id);
        if (locked.isEmpty()) return new Edit.Unknown();
        Survey survey = locked.get();
        Optional<P> found = part.apply(survey);
        if (found.isEmpty()) return new Edit.Unknown();
        if (!survey.draft()) return new Edit.Frozen(survey);
        if (version.apply(found.get()) != seen) return new Edit.Stale(survey);
        change.accept(found.get());
        surveys.flush();
        return new Edit.Done(survey);
    }

    /** Changes the order or the number of the parts; there is nothing typed that could be lost. */
    public Edit arrange(UUID territoryId, UUID id, Consumer<Survey> change) {
        return edit(territoryId, id, Optional::of, survey -> 0L, 0, change);
    }

    /** Whether another survey of the territory has this slug. */
    public boolean taken(UUID territoryId, UUID id, Slug slug) {
        return surveys.bySlug(territoryId, slug.value()).filter(other -> !other.id().equals(id)).isPresent();
    }
}
