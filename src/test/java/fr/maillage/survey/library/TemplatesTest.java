package fr.maillage.survey.library;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.control.SurveyTemplates;
import fr.maillage.survey.design.control.WordingLint;
import fr.maillage.survey.entity.Actor;
import fr.maillage.survey.entity.Mode;
import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.entity.SurveyState;
import fr.maillage.survey.entity.SurveyText;
import fr.maillage.survey.entity.SurveyTexts;
import fr.maillage.survey.expression.control.Compiler;
import fr.maillage.survey.expression.entity.Form;
import fr.maillage.survey.expression.entity.Kind;
import fr.maillage.territory.Slug;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready models are surveys that a town hall can publish as they stand. */
class TemplatesTest {
    private final SurveyTemplates templates = new SurveyTemplates();

    static List<String> offered() {
        return SurveyTemplates.OFFERED;
    }

    private Survey survey(String name) {
        Survey survey = new Survey(UUID.randomUUID(), new Slug("essai"), templates.read(name).getString("title"), Mode.ANONYMOUS, Actor.portal());
        templates.fill(survey, name);
        return survey;
    }

    @Test
    void thereAreTen() {
        assertThat(SurveyTemplates.OFFERED).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("offered")
    void isPublishedAsItStands(String name) {
        Survey survey = survey(name);
        survey.schedule(Survey.today(), Survey.today().plusDays(20));
        assertThat(survey.lacks(Survey.today())).isEmpty();
        survey.publish(Survey.today(), Actor.portal());
        assertThat(survey.state()).isEqualTo(SurveyState.OPEN);
        assertThat(survey.nextSteps()).contains("résultats seront publiés");
    }

    @ParameterizedTest
    @MethodSource("offered")
    void takesTenMinutesAtMost(String name) {
        assertThat(survey(name).minutes()).as(name).isBetween(2, 10);
    }

    @ParameterizedTest
    @MethodSource("offered")
    void wordingNeedsNoAdvice(String name) {
        Survey survey = survey(name);
        assertThat(WordingLint.of(survey)).isEmpty();
        for (Question question : survey.questions()) if (question.type().answered()) assertThat(WordingLint.of(question)).as(question.text()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("offered")
    void expressionsAreValidAndSpeakOfEarlierQuestions(String name) {
        Survey survey = survey(name);
        List<Form.Section> sections = new ArrayList<>();
        List<Form.Field> fields = new ArrayList<>();
        survey.sections().forEach(section -> {
            String code = "s" + section.position();
            sections.add(new Form.Section(code, section.relevant()));
            section.questions().forEach(question -> fields.add(new Form.Field(question.code(), kind(question.type()), code, question.options().stream().map(Option::code).toList(),
                    question.rows().stream().map(row -> row.code()).toList(), question.options().stream().filter(Option::apart).map(Option::code).findFirst().orElse(null),
                    question.options().stream().anyMatch(Option::other), question.relevant(), question.constraint(), question.calculation())));
        });
        assertThat(Compiler.compile(new Form(sections, fields)).faults()).as(name).isEmpty();
    }

    private static Kind kind(QuestionType type) {
        return switch (type) {
            case SINGLE, COMMUNE, EMAIL, SHORT_TEXT, LONG_TEXT -> type == QuestionType.SINGLE ? Kind.SINGLE : Kind.TEXT;
            case SCALE, NUMBER -> Kind.NUMBER;
            case POINT, TRIP, FILE, NEEDS -> Kind.OPAQUE;
            default -> Kind.valueOf(type.name());
        };
    }

    @ParameterizedTest
    @MethodSource("offered")
    void somebodyMayAlwaysPassAPersonalQuestion(String name) {
        for (Question question : survey(name).questions()) {
            if (!question.required()) continue;
            boolean wayOut = question.mayDecline() || question.options().stream().anyMatch(Option::apart) || question.options().stream().anyMatch(option -> option.label().matches("(?U)^(?:Non|Je ne sais pas|Aucun|Autre).*"));
            assertThat(wayOut || question.type() == QuestionType.COMMUNE || question.type() == QuestionType.NUMBER).as(name + ": " + question.text()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("offered")
    void isWrittenInFrenchTypography(String name) {
        for (SurveyText text : SurveyTexts.written(survey(name))) {
            assertThat(text.text()).as(name + " " + text.key()).doesNotContain("'", "\"", "...").doesNotContainPattern("[^\\u00A0\\u202F][?!;:»](?!//)").doesNotContain("  ");
        }
    }

    @Test
    void newTypesAndConditionsAreUsedWhereTheyFit() {
        Set<QuestionType> used = SurveyTemplates.OFFERED.stream().flatMap(name -> survey(name).questions().stream()).map(Question::type).collect(Collectors.toCollection(() -> EnumSet.noneOf(QuestionType.class)));
        assertThat(used).contains(QuestionType.TRIP, QuestionType.POINT, QuestionType.NEEDS, QuestionType.RANKING, QuestionType.MATRIX_SINGLE, QuestionType.MATRIX_MULTIPLE, QuestionType.CALCULATION, QuestionType.DATE);
        long conditional = SurveyTemplates.OFFERED.stream().filter(name -> survey(name).questions().stream().anyMatch(question -> !question.relevant().isEmpty())).count();
        assertThat(conditional).isGreaterThanOrEqualTo(8);
    }
}
