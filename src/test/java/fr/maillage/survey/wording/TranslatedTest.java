package fr.maillage.survey.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Language;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Offered;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import fr.maillage.territory.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The same survey in another language: other words, the same codes. */
class TranslatedTest {
    private static final Language OCCITAN = Language.parse("oc").orElseThrow();
    private final Survey survey = new Survey(UUID.randomUUID(), new Slug("marche"), "Le marché", Mode.ANONYMOUS, Actor.portal());
    private final Question day = survey.addSection("Vous", "Quelques mots").ask(QuestionType.SINGLE, "Quel jour ?", "jour").word("Quel jour ?", "Un seul.", true)
            .offer(List.of(Offered.of("sam", "Samedi"), Offered.of("dim", "Dimanche"), Offered.apart("Sans avis")));
    private final Question grid = survey.sections().get(0).ask(QuestionType.MATRIX_SINGLE, "Est-ce important ?", "grille").offer(List.of("Oui", "Non"), "")
            .rowsOf(List.of(Offered.of("r1", "Le prix")));

    private Map<String, String> whole() {
        Map<String, String> texts = new HashMap<>();
        SurveyTexts.written(survey).forEach(text -> texts.put(text.key(), "oc " + text.text()));
        return texts;
    }

    @Test
    void wordsChangeAndCodesStay() {
        Survey occitan = survey.in(OCCITAN, whole());
        assertThat(SurveyTexts.written(occitan)).allSatisfy(text -> assertThat(text.text()).startsWith("oc "));
        assertThat(occitan.id()).isEqualTo(survey.id());
        Question translated = occitan.question(day.id()).orElseThrow();
        assertThat(translated.options()).extracting("code").isEqualTo(day.options().stream().map(option -> option.code()).toList());
        assertThat(translated.required()).isTrue();
        assertThat(translated.section().survey()).isSameAs(occitan);
        assertThat(translated.language().tag()).isEqualTo("oc");
        assertThat(occitan.spoken()).isEqualTo(OCCITAN);
        assertThat(day.text()).as("the original is as it was").isEqualTo("Quel jour ?");
        assertThat(survey.spoken().french()).isTrue();
    }

    @Test
    void questionWithATextMissingStaysWhollyInFrench() {
        Map<String, String> texts = whole();
        texts.remove("jour.option.dim");
        Survey occitan = survey.in(OCCITAN, texts);
        Question partly = occitan.question(day.id()).orElseThrow();
        assertThat(partly.text()).isEqualTo("Quel jour ?");
        assertThat(partly.options()).extracting("label").contains("Samedi", "Dimanche");
        assertThat(partly.language().french()).isTrue();
        assertThat(occitan.languageOf("grille")).isEqualTo(OCCITAN);
        assertThat(occitan.question(grid.id()).orElseThrow().rows().get(0).label()).isEqualTo("oc Le prix");
    }

    @Test
    void everyTextHasAKeyOfItsOwn() {
        assertThat(SurveyTexts.of(survey)).extracting(SurveyText::key).doesNotHaveDuplicates().contains("title", "jour.text", "jour.help", "jour.option.sam", "grille.row.r1");
    }

    @Test
    void onlyAnOpenSurveyIsCorrected() {
        assertThatThrownBy(() -> survey.correct(Map.of("title", "x"))).isInstanceOf(IllegalStateException.class);
        survey.schedule(Survey.today(), Survey.today());
        survey.publish(Survey.today(), Actor.portal());
        survey.correct(Map.of("jour.text", "Quel jour vous irait ?", "title", "Le marché de chez vous"));
        assertThat(day.text()).isEqualTo("Quel jour vous irait ?");
        assertThat(survey.title()).isEqualTo("Le marché de chez vous");
        assertThat(survey.edition()).isEqualTo(2);
    }

    @Test
    void languagesAreReadByTheirTag() {
        assertThat(Language.parse("pt-br").orElseThrow().tag()).isEqualTo("pt-BR");
        assertThat(Language.parse("gsw").orElseThrow().ownName()).isEqualTo("Elsässisch");
        assertThat(Language.parse("ar").orElseThrow().rightToLeft()).isTrue();
        for (String none : List.of("", "x", "français", "en-", "x-private", "en-u-ca-buddhist", "a".repeat(40), "<b>")) assertThat(Language.parse(none)).as(none).isEmpty();
    }
}
