package fr.maillage.survey.paper.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.print.PdfFile;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Conditions as instructions on paper. */
class SkipsTest {
    private final Survey survey = new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", Mode.ANONYMOUS, Actor.portal());
    private final Section section = survey.addSection("Un", "");

    private Question single(String text) {
        return section.ask(QuestionType.SINGLE, text).offer(List.of("Oui", "Non", "Parfois"), "");
    }

    private Skips skips() {
        return new Skips(survey, new Words(Locale.FRENCH));
    }

    private String said(String condition) {
        Question last = section.ask(QuestionType.SHORT_TEXT, "La suite").when(condition, "", "");
        Skips skips = skips();
        return skips.unsaid().isEmpty() ? skips.before(last).get(0) : skips.unsaid().get(0);
    }

    @Test
    void optionsThatSkipSayWhereToGo() {
        Question drives = single("Conduisez-vous ?");
        Question first = section.ask(QuestionType.NUMBER, "Combien de kilomètres ?").when("q1 = 'a'", "", "");
        section.ask(QuestionType.SHORT_TEXT, "Vers où ?").when("q1 = 'a'", "", "");
        section.ask(QuestionType.LONG_TEXT, "Quoi d’autre ?");
        Skips skips = skips();
        assertThat(skips.before(first)).containsExactly("Questions 2 à 3 : seulement si vous avez répondu « Oui » à la question 1.");
        assertThat(skips.aside(drives)).containsEntry("b", "→ passez à la question 4").containsEntry("c", "→ passez à la question 4").doesNotContainKey("a");
        assertThat(skips.unsaid()).isEmpty();
        String printed = new PdfFile(Forms.questionnaire(survey).proof()).text().replaceAll("\\s+", " ");
        assertThat(printed).contains("Non → passez à la question 4", "Questions 2 à 3 : seulement si");
    }

    @Test
    void lastRunSkipsToTheEnd() {
        Question drives = single("Conduisez-vous ?");
        section.ask(QuestionType.NUMBER, "Combien de kilomètres ?").when("q1 != 'b'", "", "");
        assertThat(skips().aside(drives)).containsEntry("b", "→ passez à la fin").hasSize(1);
    }

    @Test
    void conditionsAreSaidInWords() {
        single("Un");
        section.ask(QuestionType.MULTIPLE, "Deux").offer(List.of("Pain", "Bois", "Fruits"), "");
        section.ask(QuestionType.SCALE, "Trois");
        section.ask(QuestionType.MATRIX_SINGLE, "Quatre").offer(List.of("Bien", "Mal"), "").rowsOf(List.of(Offered.of("poste", "la poste")));
        assertThat(said("selected(q2, 'a', 'b')")).isEqualTo("Seulement si vous avez coché « Pain » ou « Bois » à la question 2.");
        assertThat(said("not selected(q2, 'c') and q3 >= 4")).isEqualTo("Seulement si vous n’avez pas coché « Fruits » à la question 2 et si vous avez répondu 4 ou plus à la question 3.");
        assertThat(said("q1 = 'a' or q3 < 2 and answered(q2)"))
                .isEqualTo("Seulement si vous avez répondu « Oui » à la question 1, ou si vous avez répondu moins de 2 à la question 3 et si vous avez répondu à la question 2.");
        assertThat(said("q4.poste = 'b'")).isEqualTo("Seulement si vous avez répondu « Mal » à la ligne « la poste » de la question 4.");
        assertThat(said("count(q2) >= 2")).isEqualTo("Seulement si vous avez coché 2 réponses ou plus à la question 2.");
        assertThat(said("q1 != ''")).isEqualTo("Seulement si vous avez répondu à la question 1.");
        assertThat(said("2 < q3")).isEqualTo("Seulement si vous avez répondu plus de 2 à la question 3.");
    }

    @Test
    void whatHasNoWordsIsToldBeforePrinting() {
        section.ask(QuestionType.NUMBER, "Un");
        section.ask(QuestionType.NUMBER, "Deux");
        assertThat(said("(q1 + q2) / 2 > 10")).contains("Question 3 (« La suite »)", "posée à tout le monde");
    }

    @Test
    void calculatedAnswerIsNoQuestionOnPaper() {
        section.ask(QuestionType.NUMBER, "Un");
        section.ask(QuestionType.CALCULATION, "Double").computing("q1 * 2");
        assertThat(said("q2 > 10")).contains("Question 2 (« La suite »)", "n’a pas de mots simples");
    }

    @Test
    void conditionOfAPartStandsAtItsHead() {
        single("Un");
        Section two = survey.addSection("Deux", "").when("q1 = 'a'");
        two.ask(QuestionType.SHORT_TEXT, "La suite");
        assertThat(skips().before(two)).containsExactly("Cette partie, seulement si vous avez répondu « Oui » à la question 1.");
    }
}
