package fr.maillage.survey.design;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.design.control.WordingLint;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.territory.Slug;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingLintTest {
    private static Question question(Mode mode, QuestionType type, String text) {
        return new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", mode, Actor.portal()).addSection("Un", "").ask(type, text);
    }

    private static List<String> advice(Question question) {
        return WordingLint.of(question).stream().map(WordingLint.Advice::key).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Avez-vous une voiture ? Et un vélo ? | SINGLE | survey.lint.two",
        "Covoiturez-vous, et si oui pourquoi ? | SHORT_TEXT | survey.lint.two",
        "Quel âge avez-vous ? | NUMBER | survey.lint.age",
        "Quelle est votre date de naissance ? | DATE | survey.lint.age",
        "Quel est votre nom ? | SHORT_TEXT | survey.lint.names",
        "Ne pensez-vous pas que le car coûte trop cher ? | SINGLE | survey.lint.leading",
        "Pourquoi ne prenez-vous pas le car ? | SHORT_TEXT | survey.lint.negation",
        "Veuillez indiquer votre trajet ? | SHORT_TEXT | survey.lint.office",
        "Connaissez-vous la CLECT ? | SINGLE | survey.lint.acronym",
        "Votre trajet | SHORT_TEXT | survey.lint.mark"})
    void clumsyWordingIsPointedOut(String text, QuestionType type, String key) {
        assertThat(advice(question(Mode.ANONYMOUS, type, text))).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Dans quelle commune vivez-vous ? | COMMUNE", "Quelle est votre tranche d’âge ? | SINGLE", "Êtes-vous né ici ? | SINGLE",
        "Combien de pains et de brioches achetez-vous ? | NUMBER", "Où allez-vous ? | SHORT_TEXT"})
    void plainWordingPassesInSilence(String text, QuestionType type) {
        assertThat(advice(question(Mode.ANONYMOUS, type, text))).isEmpty();
    }

    @Test
    void namesMayBeAskedWhenNothingIsAnonymous() {
        assertThat(advice(question(Mode.IDENTIFIED, QuestionType.SHORT_TEXT, "Quel est votre téléphone ?"))).isEmpty();
    }

    @Test
    void freeTextOfAnAnonymousSurveyWarnsItsWriters() {
        Question question = question(Mode.ANONYMOUS, QuestionType.LONG_TEXT, "Que changeriez-vous ?");
        assertThat(advice(question)).containsExactly("survey.lint.freeText");
        assertThat(advice(question.word(question.text(), "N’écrivez rien qui permette de vous reconnaître.", false))).isEmpty();
    }

    @Test
    void questionThatMustBeAnsweredNeedsAWayOut() {
        Question question = question(Mode.ANONYMOUS, QuestionType.SINGLE, "Où achetez-vous votre pain ?").offer(List.of("Ici", "Ailleurs"), "");
        assertThat(advice(question.word(question.text(), "", true))).containsExactly("survey.lint.wayOut");
        assertThat(advice(question.offer(List.of("Ici", "Ailleurs"), "Je préfère ne pas répondre"))).isEmpty();
    }
}
