package fr.maillage.survey.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.territory.Slug;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class XlsFormImportTest {
    private static final String HEAD = "type | name | label::Français (fr) | label::English (en) | hint::Français (fr) | required | relevant | constraint | constraint_message::Français (fr) | choice_filter | calculation | appearance | parameters | default";

    private static final FormSheets FORM = FormSheets.survey(HEAD,
            "begin_group | menage | Votre foyer | Your household | | | | | | | | | |",
            "integer | Personnes | Combien êtes-vous ? | How many? | Enfants compris | yes | | . >= 1 and . <= 20 | | | | | |",
            "select_one oui | voiture | Avez-vous une voiture ? | A car? | | yes | | | | | | minimal | |",
            "begin_group | detail | En voiture | By car | | | ${voiture} = 'oui' | | | | | | |",
            "select_multiple trajets | motifs | Pour aller où ? | Where to? | | | ${Personnes} > 1 | count-selected(.) <= 2 | | | | | |",
            "end_group | | | | | | | | | | | | |",
            "calculate | seul | | | | | | | | | ${Personnes} = 1 | | |",
            "end_group | | | | | | | | | | | | |",
            "text | avis | Votre avis | Your opinion | | | | string-length(.) > 3 | Trois lettres au moins | | | multiline | | bien",
            "range | note | Votre note | Your mark | | | | | | | | | start=0 end=10 step=1 |",
            "geopoint | lieu | Où ? | Where? | | | | | | | | | |",
            "start | debut | | | | | | | | | | | |")
            .and("choices", "list_name | name | label::Français (fr) | label::English (en)", "oui | oui | Oui | Yes", "oui | non | Non | No",
                    "trajets | Travail | Le travail | Work", "trajets | #2 | Les courses | Shopping", "trajets | other | Autre chose | Else")
            .and("settings", "form_title | default_language", "Vos trajets | Français (fr)");

    private static DraftQuestion question(SurveyDraft draft, String code) {
        return draft.questions().filter(question -> question.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void groupsBecomePartsAndNestedOnesDependOnTheGroupsAround() {
        SurveyDraft draft = XlsFormImport.read(FORM.file()).draft();
        assertThat(draft.title().in("fr")).isEqualTo("Vos trajets");
        assertThat(draft.languages()).containsExactly("fr", "en");
        assertThat(draft.sections()).extracting(section -> section.title().in("fr") + " / " + section.relevant())
                .containsExactly("Votre foyer / ", "En voiture / ${voiture} = 'oui'", "Votre foyer / ", "Vos trajets / ");
        assertThat(draft.questions().map(DraftQuestion::code)).containsExactly("personnes", "voiture", "motifs", "seul", "avis", "note", "lieu");
    }

    @Test
    void everyLanguageOfAFormIsATranslation() {
        byte[] form = FormSheets.survey("type | name | label::Français (fr) | label::English (en) | label::Occitan | hint::English (en) | hint::Français (fr) | constraint | constraint_message::English (en) | constraint_message::Français (fr) | label::Klingon",
                "begin_group | vous | Vous | You | Vos | | | | | |",
                "text | ville | Votre ville ? | Your town? | Vòstra vila ? | In full | En entier | string-length(.) > 2 and not(. = 'xxx') | Three letters | Trois lettres | nuq",
                "select_one ouinon | velo | Un vélo ? | A bicycle? | Una bicicleta ? | | | | | |", "end_group | | | | | | | | | |")
                .and("choices", "list_name | name | label::Français (fr) | label::English (en)", "ouinon | oui | Oui | Yes", "ouinon | non | Non | No")
                .and("settings", "form_title::Français (fr) | form_title::English (en) | default_language", "Vos trajets | Your trips | Français (fr)").file();
        Imported read = SurveyFile.read(form, "a.xlsx");
        SurveyDraft draft = read.draft();
        assertThat(draft.translations().keySet()).containsExactly("en", "oc");
        assertThat(read.losses()).filteredOn(loss -> loss.key().equals("language")).as("a language that nobody knows").hasSize(1);
        assertThat(read.losses()).extracting(Loss::key).doesNotContain("column");
        Survey survey = new Survey(UUID.randomUUID(), new Slug("essai"), "Vos trajets", Mode.ANONYMOUS, new Actor(UUID.randomUUID(), "Camille"));
        DraftBuilder.fill(survey, draft, "Partie");
        Survey english = survey.in(draft.translations().get("en"), DraftTexts.of(survey, draft, "en"));
        assertThat(english.title()).isEqualTo("Your trips");
        assertThat(english.sections().get(0).title()).isEqualTo("You");
        Question town = english.questions().get(0);
        assertThat(List.of(town.language().tag(), town.text(), town.help(), town.constraintMessage())).containsExactly("en", "Your town?", "In full", "Three letters");
        assertThat(english.questions().get(1).options()).extracting(Option::label).containsExactly("Yes", "No");
        // half a question is none: its choices are not said in Occitan
        Survey occitan = survey.in(draft.translations().get("oc"), DraftTexts.of(survey, draft, "oc"));
        assertThat(occitan.questions()).extracting(question -> question.language().tag()).containsExactly("fr", "fr");
        assertThat(occitan.sections().get(0).title()).isEqualTo("Vos");
    }

    @Test
    void languagesBeyondTheMostAreRefusedByName() {
        String[] tags = "en oc br eu co ca es it de pt nl pl ro sv".split(" ");
        StringBuilder head = new StringBuilder("type | name | label::fr");
        StringBuilder line = new StringBuilder("text | a | A ?");
        for (String tag : tags) {
            head.append(" | label::").append(tag);
            line.append(" | A ").append(tag);
        }
        Imported read = SurveyFile.read(FormSheets.survey(head.toString(), line.toString()).file(), "a.xlsx");
        assertThat(read.draft().translations()).hasSize(12);
        assertThat(read.losses()).filteredOn(loss -> loss.key().equals("tooManyLanguages")).extracting(loss -> loss.args().get(0)).containsExactly("ro", "sv");
    }

    @Test
    void typesTextsAndLimitsAreThoseOfTheForm() {
        SurveyDraft draft = XlsFormImport.read(FORM.file()).draft();
        DraftQuestion people = question(draft, "personnes");
        assertThat(people.type()).isEqualTo(QuestionType.NUMBER);
        assertThat(people.text().in("fr")).isEqualTo("Combien êtes-vous ?");
        assertThat(people.text().in("en")).isEqualTo("How many?");
        assertThat(people.help().in("fr")).isEqualTo("Enfants compris");
        assertThat(people.required()).isTrue();
        assertThat(people.limits().min()).isEqualTo(BigDecimal.ONE);
        assertThat(people.limits().max()).isEqualTo(BigDecimal.valueOf(20));
        assertThat(people.limits().step()).isEqualTo(BigDecimal.ONE);
        assertThat(people.logic().constraint()).isEmpty();
        DraftQuestion ways = question(draft, "motifs");
        assertThat(ways.type()).isEqualTo(QuestionType.MULTIPLE);
        assertThat(ways.limits().max()).isEqualTo(BigDecimal.valueOf(2));
        assertThat(ways.logic().relevant()).isEqualTo("${personnes} > 1");
        assertThat(ways.options()).extracting(option -> option.code() + " " + option.label().in("en")).containsExactly("travail Work", "2 Shopping", "other_2 Else");
        assertThat(question(draft, "avis").type()).isEqualTo(QuestionType.LONG_TEXT);
        assertThat(question(draft, "avis").logic().constraint()).isEqualTo("length(.) > 3");
        assertThat(question(draft, "avis").logic().message().in("fr")).isEqualTo("Trois lettres au moins");
        assertThat(question(draft, "seul").logic().calculation()).isEqualTo("if(${personnes} = 1, 'true', 'false')");
        assertThat(question(draft, "note").limits().max()).isEqualTo(BigDecimal.TEN);
    }

    @Test
    void whatIsNotTakenStandsInTheReportByItsNameAndLine() {
        Imported read = XlsFormImport.read(FORM.file());
        assertThat(read.losses()).anyMatch(loss -> loss.weight() == Loss.Weight.REFUSED && loss.key().equals("default") && loss.line() == 10 && loss.name().equals("avis"));
        assertThat(read.losses()).anyMatch(loss -> loss.key().equals("metadata") && loss.args().contains("start"));
        assertThat(read.losses()).anyMatch(loss -> loss.key().equals("appearance") && loss.args().contains("minimal"));
        assertThat(read.losses()).anyMatch(loss -> loss.key().equals("renamedChoice") && loss.args().contains("other"));
    }

    @Test
    void anExpressionThatIsNotSaidHereIsRefusedByTheNameOfItsConstruct() {
        Imported read = XlsFormImport.read(FormSheets.survey("type | name | label | relevant", "text | a | A |", "text | b | B | pulldata('x', 'y', 'z', ${a}) = '1'", "text | c | C | ${d} = 'x'",
                "text | d | D | /data/a = 'x'", "text | e | E | ${nowhere} = 1").file());
        assertThat(read.losses()).filteredOn(loss -> loss.key().equals("relevant")).extracting(loss -> loss.name() + " " + loss.why() + " " + loss.whyArgs())
                .containsExactly("b function [pulldata]", "c forward [d]", "d path [/]", "e unknownQuestion [nowhere]");
        assertThat(read.draft().questions()).allMatch(question -> question.logic().relevant().isEmpty());
    }

    @Test
    void aRepeatIsRefusedWithEverythingInIt() {
        Imported read = XlsFormImport.read(FormSheets.survey("type | name | label | relevant", "text | a | A |", "begin_repeat | enfants | Enfants |", "text | prenom | Prénom |", "end_repeat | | |",
                "text | b | B | ${prenom} = 'x'").file());
        assertThat(read.draft().questions().map(DraftQuestion::code)).containsExactly("a", "b");
        assertThat(read.losses()).extracting(loss -> loss.key() + " " + loss.name()).contains("repeat enfants", "inRepeat prenom");
        assertThat(read.losses()).anyMatch(loss -> loss.key().equals("relevant") && loss.why().equals("refusedQuestion"));
    }

    @Test
    void aTableOfChoicesIsAMatrixAndItsRowsCanBeNamed() {
        SurveyDraft draft = XlsFormImport.read(FormSheets.survey("type | name | label | appearance | relevant", "begin_group | services | Êtes-vous content ? | table-list |", "select_one avis | services_poste | La poste | |",
                "select_one avis | services_bus | Le bus | |", "end_group | | | |", "text | pourquoi | Pourquoi ? | | ${services_bus} = 'non'")
                .and("choices", "list_name | name | label", "avis | oui | Oui", "avis | non | Non").file()).draft();
        DraftQuestion matrix = question(draft, "services");
        assertThat(matrix.type()).isEqualTo(QuestionType.MATRIX_SINGLE);
        assertThat(matrix.rows()).extracting(row -> row.code() + " " + row.label().in("fr")).containsExactly("poste La poste", "bus Le bus");
        assertThat(question(draft, "pourquoi").logic().relevant()).isEqualTo("${services}.'bus' = 'non'");
    }

    @Test
    void aChoiceFilterBecomesAConstraintOfEachChoice() {
        Imported read = XlsFormImport.read(FormSheets.survey("type | name | label | choice_filter", "select_one dep | dep | Département |", "select_one commune | commune | Commune | dep = ${dep}")
                .and("choices", "list_name | name | label | dep", "dep | 48 | Lozère |", "dep | 30 | Gard |", "commune | mende | Mende | 48", "commune | nimes | Nîmes | 30").file());
        assertThat(question(read.draft(), "commune").logic().constraint()).isEqualTo("(not . = 'mende' or ${dep} = '48') and (not . = 'nimes' or ${dep} = '30')");
        assertThat(read.losses()).anyMatch(loss -> loss.weight() == Loss.Weight.CHANGED && loss.key().equals("choiceFilter"));
    }
}
