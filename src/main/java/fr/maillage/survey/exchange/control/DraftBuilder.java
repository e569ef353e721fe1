package fr.maillage.survey.exchange.control;

import fr.maillage.persistence.AuditLog;
import fr.maillage.persistence.Json;
import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.coverage.control.CoverageGoals;
import fr.maillage.survey.coverage.entity.Goal;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.DraftQuestion.Limits;
import fr.maillage.survey.exchange.entity.DraftSection;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.wording.control.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Makes a survey of what was read from a file, in the caller's transaction. */
@ApplicationScoped
public class DraftBuilder {
    @Inject
    Surveys surveys;

    @Inject
    Translations translations;

    @Inject
    CoverageGoals goals;

    @Inject
    AuditLog audit;

    /**
     * A new draft survey, with its translations and with the answers that are hoped for. An anonymous one is made without the questions that ask for a file.
     *
     * @param partTitle title of a part that has none
     * @param fileName  for the audit log
     */
    public Survey create(UUID territoryId, Imported read, String title, Mode mode, String partTitle, String fileName, Actor by) {
        Survey survey = new Survey(territoryId, surveys.freeSlug(territoryId, title), title, mode, by);
        SurveyDraft draft = mode == Mode.ANONYMOUS ? DraftCheck.without(read, QuestionType.FILE).draft() : read.draft();
        fill(survey, draft, partTitle);
        surveys.add(survey);
        draft.translations().forEach((tag, language) -> translations.put(survey, language, DraftTexts.of(survey, draft, tag)));
        goals.replace(survey.id(), draft.targets().stream().map(target -> new Goal(target.name(), target.answers(), target.condition())).toList());
        audit.record(by.accountId(), by.name(), territoryId, "survey.import", survey.id().toString(),
                Json.createObjectBuilder().add("mode", mode.name()).add("file", fileName).build().toString());
        return survey;
    }

    /** Puts texts, parts and questions into an empty draft, which keeps its own title. */
    static void fill(Survey survey, SurveyDraft draft, String partTitle) {
        String language = draft.spoken();
        survey.word(survey.title(), draft.intro().in(language), draft.next().in(language));
        for (DraftSection section : draft.sections()) {
            Section part = survey.addSection(section.title().none() ? partTitle : section.title().in(language), section.intro().in(language)).when(section.relevant());
            for (DraftQuestion question : section.questions()) ask(part, question, language);
        }
    }

    private static void ask(Section part, DraftQuestion asked, String language) {
        Question question = part.ask(asked.type(), asked.text().in(language), asked.code()).word(asked.text().in(language), asked.help().in(language), asked.required());
        Limits limits = asked.limits();
        if (asked.type() == QuestionType.SCALE || limits.min() != null || limits.max() != null || limits.step() != null) question.between(limits.min(), limits.max(), limits.step());
        if (!(limits.earliest() + limits.latest()).isEmpty()) question.within(limits.earliest(), limits.latest());
        if (!limits.pattern().isEmpty()) question.matching(limits.pattern(), limits.patternMessage().in(language));
        question.labelled(limits.low().in(language), limits.high().in(language), limits.unit().in(language));
        question.when(asked.logic().relevant(), asked.logic().constraint(), asked.logic().message().in(language));
        if (asked.type() == QuestionType.CALCULATION) question.computing(asked.logic().calculation());
        question.allowing(asked.declining(), asked.shuffled());
        if (asked.type().hasOptions()) question.offer(asked.options().stream().map(option -> offered(option, language)).toList());
        if (asked.type().hasRows()) question.rowsOf(asked.rows().stream().map(row -> Offered.of(row.code(), row.label().in(language))).toList());
    }

    private static Offered offered(DraftOption option, String language) {
        return new Offered(option.code(), option.label().in(language), option.apart(), option.other(), option.heading());
    }
}
