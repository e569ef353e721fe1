package fr.maillage.survey.coverage.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
    private static Goal of(String condition) {
        return new Goal("Jeunes", 40, condition);
    }

    @Test
    void oneAnswerToOneQuestionIsACellOfTheCounters() {
        assertThat(of("voiture = 'n'").cell()).contains(new Goal.Cell("voiture", "n"));
        assertThat(of("choisi(motifs, 'travail')").cell()).contains(new Goal.Cell("motifs", "travail"));
    }

    @Test
    void severalAnswersAreNone() {
        for (String condition : new String[] {"voiture = 'n' et age >= 18", "choisi(motifs, 'travail', 'courses')", "tableau.r1 = 'a'", "age >= 18", "voiture = ''' or '"}) assertThat(of(condition).cell()).as(condition).isEmpty();
    }
}
