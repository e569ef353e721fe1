package fr.maillage.survey.coverage.control;

import fr.maillage.survey.control.Surveys;
import fr.maillage.survey.counts.control.SurveyAxes;
import fr.maillage.survey.coverage.entity.Target;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Territories;
import fr.maillage.territory.Territory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;

/** Whom the demo's survey hoped to hear from. Called in the demo loader's transaction, after its surveys. */
@ApplicationScoped
public class DemoCoverage {
    /** Inhabitants of Lozère by the ages of the demo's survey, in the order of its answers: the size is right, not the digits. */
    private static final List<Long> BY_AGE = List.of(10_500L, 12_500L, 16_000L, 17_000L, 10_000L);

    @Inject
    Territories territories;

    @Inject
    Surveys surveys;

    @Inject
    SurveyAxes axes;

    @Inject
    CoverageTargets targets;

    /** Names the survey's question on the age, and sets figures by age. */
    public void set(String territorySlug, String surveySlug, String age) {
        Territory territory = territories.bySlug(territorySlug).orElseThrow(() -> new IllegalStateException("the demo has no territory " + territorySlug));
        Survey survey = surveys.bySlug(territory.id(), surveySlug).orElseThrow(() -> new IllegalStateException("the demo has no survey " + surveySlug));
        Question question = survey.questions().stream().filter(each -> each.code().equals(age)).findFirst().orElseThrow();
        axes.age(survey, age);
        targets.replace(survey.id(), IntStream.range(0, BY_AGE.size()).mapToObj(i -> new Target("", question.options().get(i).code(), BY_AGE.get(i))).toList());
    }
}
