package fr.maillage.survey.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.Loss;
import fr.maillage.survey.exchange.entity.SurveyDraft;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.control.State;
import fr.maillage.territory.Slug;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LimeImportTest {
    private static final Path SHARED = Path.of("../shared/data/limesurvey-examples");

    private static Imported shared(String name) throws IOException {
        Path file = SHARED.resolve(name);
        if (!Files.exists(file)) System.err.println("NOT TESTED: " + file + " is not here; the real files of LimeSurvey were not read");
        Assumptions.assumeTrue(Files.exists(file), file + " is not here");
        return SurveyFile.read(Files.readAllBytes(file), name);
    }

    private static DraftQuestion question(SurveyDraft draft, String code) {
        return draft.questions().filter(question -> question.code().equals(code)).findFirst().orElseThrow();
    }

    @Test
    void aRealFileWithTwoGroupsIsRead() throws IOException {
        Imported read = shared("survey.lss");
        SurveyDraft draft = read.draft();
        assertThat(draft.title().in("en")).isEqualTo("Test Survey");
        assertThat(draft.sections()).extracting(section -> section.title().in("en")).containsExactly("First Group", "Second Group");
        assertThat(draft.questions().map(question -> question.code() + " " + question.type() + " " + question.required()))
                .containsExactly("g01q01 LONG_TEXT false", "g01q02 SCALE true", "g02q03 FILE false", "g02q04 SINGLE true");
        assertThat(question(draft, "g01q01").text().in("en")).isEqualTo("Text for first question");
        assertThat(question(draft, "g02q04").options()).extracting(option -> option.code() + " " + option.label().in("en")).containsExactly("y Yes", "n No");
        assertThat(read.losses()).extracting(Loss::key).containsExactlyInAnyOrder("lowerCase", "file");
    }

    @Test
    void aRealFileWithAnArrayIsRead() throws IOException {
        SurveyDraft draft = shared("answers.lss").draft();
        DraftQuestion several = question(draft, "q01");
        assertThat(several.type()).isEqualTo(QuestionType.MULTIPLE);
        assertThat(several.options()).extracting(option -> option.code() + " " + option.label().in("en")).containsExactly("sq001 First option", "sq002 Second option", "sq003 Third option");
        DraftQuestion array = question(draft, "q02");
        assertThat(array.type()).isEqualTo(QuestionType.MATRIX_SINGLE);
        assertThat(array.rows()).extracting(row -> row.label().in("en")).containsExactly("Color", "Milkiness", "Creaminess", "Mouthfeel", "Aftertaste");
        assertThat(array.options()).extracting(option -> option.code() + " " + option.label().in("en"))
                .containsExactly("ao01 Too much", "ao02 More than I like", "ao03 Just Right", "ao04 Less than I like", "ao05 Too little");
    }

    @Test
    void aRealFileOfAnOlderVersionIsRead() throws IOException {
        Imported read = shared("limesurvey_survey_432535.lss");
        assertThat(read.draft().intro().in("en")).isEqualTo("This is an example survey\n\nWelcome to an example survey");
        assertThat(read.draft().next().in("en")).isEqualTo("See ya!");
        assertThat(question(read.draft(), "g01q01").help().in("en")).isEqualTo("Help for question 1");
        assertThat(question(read.draft(), "g01q02").logic().constraint()).isEqualTo("longueur(.) <= 255");
    }

    /** The survey made of what was read, as somebody who reads this language sees it. */
    private static Survey in(SurveyDraft draft, String tag) {
        Survey survey = new Survey(UUID.randomUUID(), new Slug("essai"), draft.title().in(draft.spoken()), Mode.IDENTIFIED, new Actor(UUID.randomUUID(), "Camille"));
        DraftBuilder.fill(survey, draft, "Partie");
        return survey.in(draft.translations().get(tag), DraftTexts.of(survey, draft, tag));
    }

    @Test
    void aRealFileInEnglishIsReadAsEnglish() throws IOException {
        for (String name : List.of("survey.lss", "answers.lss", "limesurvey_survey_432535.lss")) {
            SurveyDraft draft = shared(name).draft();
            assertThat(draft.translations().keySet()).as(name).containsExactly("en");
            Survey english = in(draft, "en");
            assertThat(english.spoken().tag()).as(name).isEqualTo("en");
            assertThat(english.questions()).as(name).isNotEmpty().allSatisfy(question -> assertThat(question.language().tag()).isEqualTo("en"));
            assertThat(english.sections()).as(name).allSatisfy(section -> assertThat(section.language().tag()).isEqualTo("en"));
        }
    }

    @Test
    void theOtherLanguagesOfAFileBecomeTranslations() {
        LimeFile file = new LimeFile().group("1", "Vous", "").question("1", "1", "Voiture", "Y", "Avez-vous une voiture ?", "1").question("2", "1", "Age", "L", "Votre âge ?", "1")
                .answer("2", "J", "Moins de 25 ans").answer("2", "A", "25 ans ou plus").question("3", "1", "Avis", "T", "Votre avis ?", "1")
                .also("en", "surveys_languagesettings", "", "", "surveyls_title", "Your trips").also("en", "group_l10ns", "gid", "1", "group_name", "You")
                .also("en", "question_l10ns", "qid", "1", "question", "<p>Do you have a car?</p>").also("en", "question_l10ns", "qid", "2", "question", "Your age?")
                .also("en", "answer_l10ns", "aid", LimeFile.aid("2", "J"), "answer", "Under 25").also("en", "answer_l10ns", "aid", LimeFile.aid("2", "A"), "answer", "25 or more")
                .also("fr-informal", "question_l10ns", "qid", "1", "question", "As-tu une voiture ?");
        Imported read = SurveyFile.read(file.bytes(), "a.lss");
        assertThat(read.losses()).extracting(Loss::key).containsOnly("lowerCase", "lowerCaseChoices");
        Survey english = in(read.draft(), "en");
        assertThat(english.title()).isEqualTo("Your trips");
        assertThat(english.sections().get(0).title()).isEqualTo("You");
        assertThat(english.questions()).extracting(question -> question.language().tag() + " " + question.text() + " " + question.options().stream().map(Option::label).toList())
                .containsExactly("en Do you have a car? [Yes, No]", "en Your age? [Under 25, 25 or more]", "fr Votre avis ? []");
        assertThat(read.draft().translations().keySet()).as("nobody speaks French to French").containsExactly("en");
    }

    private static final LimeFile FILE = new LimeFile()
            .group("1", "Vous", "").group("2", "Vos trajets", "Voiture.NAOK == \"Y\"")
            .question("1", "1", "Voiture", "Y", "Avez-vous une voiture ?", "1")
            .question("2", "1", "Age", "N", "Quel âge ?", "").attribute("2", "num_value_int_only", "1").attribute("2", "min_num_value_n", "0").attribute("2", "max_num_value_n", "120")
            .question("3", "1", "Motifs", "M", "Pour quoi ?", "Age.NAOK >= 18").sub("31", "3", "Travail", "Le travail").sub("32", "3", "Courses", "Les courses").attribute("3", "max_answers", "2")
            .question("4", "2", "Dist", "K", "Quelle distance ?", "Motifs_Travail.NAOK == \"Y\" && !is_empty(Age)").sub("41", "4", "aller", "À l’aller").sub("42", "4", "retour", "Au retour")
            .question("5", "2", "Pareil", "S", "Pourquoi ?", "Age != 20")
            .question("6", "2", "Deux", "1", "Deux échelles", "1")
            .question("7", "2", "Cache", "T", "Jamais vue", "1").attribute("7", "hidden", "1")
            .question("8", "2", "Suite", "T", "La suite", "Deux_a.NAOK == \"1\"")
            .question("9", "2", "Vieux", "L", "D’accord ?", "((99X1X1.NAOK == \"N\"))").answer("9", "A1", "Tout à fait").answer("9", "A2", "Pas du tout").attribute("9", "array_filter", "Motifs")
            .quota("1", "Jeunes sans voiture", "40", "1:N").quota("2", "Refus", "0", "1:N");

    @Test
    void conditionsAreSaidInOurLanguageAndGroupsKeepTheirs() {
        SurveyDraft draft = SurveyFile.read(FILE.bytes(), "a.lss").draft();
        assertThat(draft.sections().get(1).relevant()).isEqualTo("voiture = 'y'");
        assertThat(question(draft, "motifs").logic().relevant()).isEqualTo("age >= 18");
        assertThat(question(draft, "dist_aller").logic().relevant()).isEqualTo("choisi(motifs, 'travail') et age != ''");
        assertThat(question(draft, "dist_aller").text().in("fr")).isEqualTo("Quelle distance ? — À l’aller");
        assertThat(question(draft, "pareil").logic().relevant()).isEqualTo("age != 20");
        assertThat(question(draft, "vieux").logic().relevant()).isEqualTo("voiture = 'n'");
        assertThat(question(draft, "age").limits().max()).isEqualTo(BigDecimal.valueOf(120));
        assertThat(question(draft, "motifs").limits().max()).isEqualTo(BigDecimal.valueOf(2));
    }

    @Test
    void quotasAreTargetsAndAQuotaOfNobodyIsRefused() {
        Imported read = SurveyFile.read(FILE.bytes(), "a.lss");
        assertThat(read.draft().targets()).singleElement().satisfies(target -> {
            assertThat(target.name()).isEqualTo("Jeunes sans voiture");
            assertThat(target.answers()).isEqualTo(40);
            assertThat(target.condition()).isEqualTo("voiture = 'n'");
        });
        assertThat(read.losses()).as("what is kept is no loss").noneMatch(loss -> loss.args().contains("Jeunes sans voiture"));
        assertThat(read.losses()).anyMatch(loss -> loss.weight() == Loss.Weight.REFUSED && loss.key().equals("quotaZero") && loss.args().contains("Refus"));
    }

    @Test
    void whatIsNotTakenStandsInTheReportByItsName() {
        Imported read = SurveyFile.read(FILE.bytes(), "a.lss");
        assertThat(read.draft().questions().map(DraftQuestion::code)).doesNotContain("deux", "cache");
        assertThat(read.losses()).filteredOn(loss -> loss.weight() == Loss.Weight.REFUSED).extracting(loss -> loss.name() + " " + loss.key() + " " + loss.why())
                .contains("Deux limeType ", "Cache hidden ", "Suite relevant refusedQuestion", "Vieux attribute ");
    }

    private static Set<String> asked(SurveyDraft draft, JsonObject answers) {
        Compiler.Result compiled = Compiler.compile(DraftCheck.form(draft));
        assertThat(compiled.faults()).isEmpty();
        State state = compiled.compiled().evaluate(answers, LocalDate.of(2027, 3, 12));
        return draft.questions().map(DraftQuestion::code).filter(state::relevant).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All their conditions are « 1 »: LimeSurvey asks everything whatever is answered. */
    @Test
    void theRealFilesAskAllTheirQuestionsWhateverIsAnswered() throws IOException {
        Random dice = new Random(48);
        for (String name : List.of("survey.lss", "answers.lss", "limesurvey_survey_432535.lss")) {
            SurveyDraft draft = shared(name).draft();
            for (int i = 0; i < 200; i++) {
                JsonObjectBuilder answers = Json.createObjectBuilder();
                draft.questions().filter(question -> dice.nextBoolean()).forEach(question -> {
                    if (question.type() == QuestionType.SCALE) answers.add(question.code(), 1 + dice.nextInt(5));
                    else if (question.type() == QuestionType.SINGLE) answers.add(question.code(), question.options().get(dice.nextInt(question.options().size())).code());
                    else answers.add(question.code(), "x");
                });
                assertThat(asked(draft, answers.build())).as(name).containsExactlyElementsOf(new TreeSet<>(draft.questions().map(DraftQuestion::code).toList()));
            }
        }
    }

    /** What LimeSurvey asks, worked out by hand from its rules: no engine of its own runs here. */
    @Test
    void theSameQuestionsAreAskedAsByLimeSurveysRules() {
        SurveyDraft draft = SurveyFile.read(FILE.bytes(), "a.lss").draft();
        String first = "age, voiture";
        assertThat(String.join(", ", asked(draft, json("{}")))).isEqualTo(first);
        assertThat(String.join(", ", asked(draft, json("{\"age\":17,\"voiture\":\"n\"}")))).isEqualTo(first);
        assertThat(String.join(", ", asked(draft, json("{\"age\":18,\"voiture\":\"n\"}")))).isEqualTo("age, motifs, voiture");
        // the second group wants a car; « vieux » wants none: together, never
        assertThat(String.join(", ", asked(draft, json("{\"age\":20,\"voiture\":\"y\"}")))).isEqualTo("age, motifs, suite, voiture");
        assertThat(String.join(", ", asked(draft, json("{\"voiture\":\"y\"}")))).isEqualTo("age, pareil, suite, voiture");
        assertThat(String.join(", ", asked(draft, json("{\"age\":30,\"voiture\":\"y\",\"motifs\":[\"travail\"]}")))).isEqualTo("age, dist_aller, dist_retour, motifs, pareil, suite, voiture");
        // a tick of a question that is not asked is none
        assertThat(String.join(", ", asked(draft, json("{\"age\":10,\"voiture\":\"y\",\"motifs\":[\"travail\"]}")))).isEqualTo("age, pareil, suite, voiture");
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new java.io.StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void markupOfTextsGoesAndItsWordsStay() {
        assertThat(PlainText.of("<p>Un <strong>deux</strong>&nbsp;&lt;b&gt; &amp; l&rsquo;&eacute;t&#233;</p><p>trois</p><script>alert(1)</script>")).isEqualTo("Un deux\u00a0<b> & l’été\ntrois");
        assertThat(PlainText.of("a < b et c > d")).isEqualTo("a < b et c > d");
        assertThat(PlainText.of("<script>" + "<".repeat(5000))).isEmpty();
    }
}
