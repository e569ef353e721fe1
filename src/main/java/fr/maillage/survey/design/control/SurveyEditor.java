package fr.maillage.survey.design.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.survey.control.DesignFault;
import fr.maillage.survey.control.DesignReader;
import fr.maillage.survey.control.DesignWriter;
import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.wording.control.Translations;
import fr.maillage.territory.Slug;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Changes drafts in the caller's transaction: one person after the other, and never over what somebody else wrote meanwhile. */
@ApplicationScoped
public class SurveyEditor {
    private static final String UUIDS = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Inject
    Surveys surveys;

    @Inject
    SurveyTemplates templates;

    @Inject
    Translations translations;

    @Inject
    AuditLog audit;

    /**
     * A new draft.
     *
     * @param template one of {@link SurveyTemplates#OFFERED}, the id of a survey of the territory to copy, or empty for a blank survey with one section
     * @param firstSection title of that section
     */
    public Survey create(UUID territoryId, String title, Mode mode, String template, String firstSection, Actor by) {
        Survey survey = new Survey(territoryId, surveys.freeSlug(territoryId, title), title, mode, by);
        Map<String, Map<String, String>> translated = Map.of();
        Optional<Survey> original = template.matches(UUIDS) ? surveys.find(territoryId, UUID.fromString(template)) : Optional.empty();
        if (SurveyTemplates.OFFERED.contains(template)) translated = templates.fill(survey, template);
        else if (original.isPresent()) translated = copy(original.get(), survey);
        else survey.addSection(firstSection, "");
        surveys.add(survey);
        translated.forEach((tag, texts) -> Language.parse(tag).ifPresent(language -> translations.put(survey, language, texts)));
        audit.record(by.accountId(), by.name(), territoryId, "survey.create", survey.id().toString(),
                Json.createObjectBuilder().add("mode", mode.name()).build().toString());
        return survey;
    }

    /** What a survey asks, without its answers, dates and codes; a question that only the other mode may ask is left out. */
    private Map<String, Map<String, String>> copy(Survey original, Survey into) {
        DesignReader reader = new DesignReader(into).survey(DesignWriter.survey(original, translations.all(original.id())), original.threshold());
        List<DesignFault> faults = reader.faults().stream().filter(fault -> !fault.key().equals("library.fault.file")).toList();
        if (!faults.isEmpty()) throw new IllegalStateException("a survey of ours is not read: " + faults);
        return reader.translations();
    }

    /**
     * A new draft from a file of ours, in the caller's transaction.
     *
     * @return what is wrong with the file; empty: the draft is made
     */
    public List<DesignFault> take(Survey draft, JsonObject file, int floor, Actor by) {
        DesignReader reader = new DesignReader(draft).survey(file, floor);
        if (!reader.faults().isEmpty()) return reader.faults();
        draft.moveTo(surveys.freeSlug(draft.territoryId(), draft.title()));
        surveys.add(draft);
        reader.translations().forEach((tag, texts) -> Language.parse(tag).ifPresent(language -> translations.put(draft, language, texts)));
        audit.record(by.accountId(), by.name(), draft.territoryId(), "survey.import", draft.id().toString(),
                Json.createObjectBuilder().add("mode", draft.mode().name()).add("questions", draft.questionCount()).build().toString());
        return List.of();
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
