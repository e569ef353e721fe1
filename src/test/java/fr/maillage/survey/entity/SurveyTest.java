package fr.maillage.survey.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.territory.Slug;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurveyTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final Actor CLERK = new Actor(UUID.randomUUID(), "Camille");

    private static Survey draft() {
        return new Survey(UUID.randomUUID(), new Slug("besoins"), "Vos besoins", Mode.ANONYMOUS, CLERK);
    }

    private static Survey ready() {
        Survey survey = draft();
        survey.addSection("Vous", "").ask(QuestionType.SINGLE, "Avez-vous une voiture ?").offer(List.of("Oui", "Non"), "");
        survey.schedule(TODAY, TODAY.plusDays(10));
        return survey;
    }

    private static Survey in(SurveyState state) {
        Survey survey = ready();
        if (state == SurveyState.DRAFT) return survey;
        survey.publish(TODAY, CLERK);
        if (state == SurveyState.OPEN) return survey;
        if (state == SurveyState.WITHDRAWN) {
            survey.withdraw(CLERK);
            return survey;
        }
        survey.close(CLERK);
        if (state == SurveyState.RESULTS_PUBLISHED) survey.publishResults(CLERK);
        return survey;
    }

    @Test
    void modeHasNoWayToChange() {
        Set<String> takers = Set.copyOf(Arrays.stream(Survey.class.getMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Mode.class)).map(java.lang.reflect.Method::getName).toList());
        assertThat(takers).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(SurveyState.class)
    void everyStateAllowsOnlyItsOwnNextSteps(SurveyState state) {
        Survey survey = in(state);
        assertThat(survey.state()).isEqualTo(state);
        attempt(survey, SurveyState.OPEN, () -> survey.publish(TODAY, CLERK));
        Survey second = in(state);
        attempt(second, SurveyState.CLOSED, () -> second.close(CLERK));
        Survey third = in(state);
        attempt(third, SurveyState.RESULTS_PUBLISHED, () -> third.publishResults(CLERK));
        Survey fourth = in(state);
        attempt(fourth, SurveyState.WITHDRAWN, () -> fourth.withdraw(CLERK));
    }

    private static void attempt(Survey survey, SurveyState next, Runnable step) {
        SurveyState before = survey.state();
        if (before.leadsTo(next)) {
            step.run();
            assertThat(survey.state()).isEqualTo(next);
        } else {
            assertThatThrownBy(step::run).isInstanceOf(IllegalStateException.class);
            assertThat(survey.state()).isEqualTo(before);
        }
    }

    @Test
    void everyChangeOfStateIsLoggedWithItsActor() {
        Survey survey = in(SurveyState.RESULTS_PUBLISHED);
        assertThat(survey.changes()).extracting(StateChange::to)
                .containsExactly(SurveyState.DRAFT, SurveyState.OPEN, SurveyState.CLOSED, SurveyState.RESULTS_PUBLISHED);
        assertThat(survey.changes()).extracting(StateChange::actor).containsOnly("Camille");
    }

    @Test
    void wordingIsFrozenByPublication() {
        Survey survey = in(SurveyState.OPEN);
        Question question = survey.questions().get(0);
        assertThatThrownBy(() -> survey.word("Autre titre", "", "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> question.word("Autre question ?", "", false)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> question.offer(List.of("a", "b"), "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> survey.addSection("Encore", "")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> survey.remove(question)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> survey.address(Audience.CODE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> survey.protect(10, 3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void surveyWithoutQuestionsOptionsOrDatesIsNotPublished() {
        Survey survey = draft();
        assertThat(survey.lacks(TODAY)).containsExactly("survey.lacks.questions", "survey.lacks.dates");
        Question question = survey.addSection("Vous", "").ask(QuestionType.SINGLE, "Où ?");
        survey.schedule(TODAY.minusDays(9), TODAY.minusDays(1));
        assertThat(survey.lacks(TODAY)).containsExactly("survey.lacks.options", "survey.lacks.past");
        question.offer(List.of("Ici"), "Je préfère ne pas répondre");
        assertThat(survey.lacks(TODAY)).as("one option and a way out are no choice").contains("survey.lacks.options");
        assertThatThrownBy(() -> survey.publish(TODAY, CLERK)).isInstanceOf(IllegalStateException.class).hasMessageContaining("survey.lacks.options");
    }

    @Test
    void identifiedSurveyMayAskForAFileAndNoAnonymousOneMay() {
        Survey survey = new Survey(UUID.randomUUID(), new Slug("photos"), "Photos", Mode.IDENTIFIED, CLERK);
        survey.addSection("Un", "").ask(QuestionType.FILE, "Une photo ?");
        survey.schedule(TODAY, TODAY);
        assertThat(survey.lacks(TODAY)).isEmpty();
        Survey anonymous = new Survey(UUID.randomUUID(), new Slug("sans-nom"), "Sans nom", Mode.ANONYMOUS, CLERK);
        assertThatThrownBy(() -> anonymous.addSection("Un", "").ask(QuestionType.FILE, "Une photo ?")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Une photo ?");
    }

    @Test
    void answersAreTakenFromTheFirstDayToTheLastIncluded() {
        Survey survey = in(SurveyState.OPEN);
        assertThat(survey.takesAnswersOn(TODAY.minusDays(1))).isFalse();
        assertThat(survey.takesAnswersOn(TODAY)).isTrue();
        assertThat(survey.takesAnswersOn(TODAY.plusDays(10))).isTrue();
        assertThat(survey.takesAnswersOn(TODAY.plusDays(11))).isFalse();
        assertThat(survey.over(TODAY.plusDays(11))).isTrue();
        assertThat(in(SurveyState.CLOSED).takesAnswersOn(TODAY)).isFalse();
        assertThat(ready().takesAnswersOn(TODAY)).isFalse();
    }

    @Test
    void questionsMoveAcrossSectionsAndKeepTheirCodes() {
        Survey survey = draft();
        Section first = survey.addSection("Un", "");
        Question q1 = first.ask(QuestionType.SHORT_TEXT, "a");
        Question q2 = first.ask(QuestionType.SHORT_TEXT, "b");
        Section second = survey.addSection("Deux", "");
        Question q3 = second.ask(QuestionType.SHORT_TEXT, "c");
        survey.moveDown(q2);
        assertThat(survey.questions()).extracting(Question::code).containsExactly("q1", "q2", "q3");
        assertThat(q2.section()).isSameAs(second);
        survey.moveDown(q2);
        assertThat(survey.questions()).containsExactly(q1, q3, q2);
        assertThat(second.questions()).extracting(Question::position).containsExactly(0, 1);
        survey.moveUp(q1);
        assertThat(survey.questions()).containsExactly(q1, q3, q2);
        survey.remove(q3);
        assertThat(second.ask(QuestionType.DATE, "d").code()).as("a code in use is not taken twice").isEqualTo("q3");
    }

    @Test
    void optionsKeepTheirCodesWhenReordered() {
        Question question = draft().addSection("Vous", "").ask(QuestionType.SINGLE, "Où ?").offer(List.of("Mende", "Florac", "Langogne"), "");
        String florac = question.options().get(1).code();
        question.offer(List.of("Florac", "Mende", "Marvejols"), "Je ne sais pas");
        assertThat(question.options()).extracting(Option::label).containsExactly("Florac", "Mende", "Marvejols", "Je ne sais pas");
        assertThat(question.options().get(0).code()).isEqualTo(florac);
        assertThat(question.options()).extracting(Option::code).doesNotHaveDuplicates();
        assertThat(question.options().get(3).apart()).isTrue();
    }

    @Test
    void thresholdUnderTheFloorIsRefused() {
        assertThatThrownBy(() -> draft().protect(2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void estimateGrowsWithWhatIsAsked() {
        Survey survey = ready();
        int before = survey.minutes();
        for (int i = 0; i < 6; i++) survey.sections().get(0).ask(QuestionType.LONG_TEXT, "Que faudrait-il changer près de chez vous ?");
        assertThat(before).isEqualTo(1);
        assertThat(survey.minutes()).isBetween(5, 7);
    }
}
