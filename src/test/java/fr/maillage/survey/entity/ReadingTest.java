package fr.maillage.survey.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.territory.Slug;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What counts as an answer, type by type. */
class ReadingTest {
    private static final Function<String, Optional<String>> COMMUNES = code -> Optional.ofNullable(Map.of("48095", "48095", "48999", "48095").get(code));

    private static Question question(QuestionType type) {
        return new Survey(UUID.randomUUID(), new Slug("essai"), "Essai", Mode.IDENTIFIED, Actor.portal()).addSection("Un", "").ask(type, "Question ?");
    }

    private static Reading read(Question question, String... typed) {
        return question.read(List.of(typed), COMMUNES);
    }

    @Test
    void nothingTypedIsNoAnswerUnlessRequired() {
        for (QuestionType type : QuestionType.values()) {
            Question question = question(type);
            assertThat(read(question, "", "  ")).isInstanceOf(Reading.Empty.class);
            if (!type.answered()) continue;
            question.word("Question ?", "", true);
            assertThat(read(question)).isInstanceOfSatisfying(Reading.Refused.class,
                    refused -> assertThat(refused.key()).isEqualTo("survey.answer.required." + type.name().toLowerCase()));
        }
    }

    @Test
    void singleChoiceIsOneOfTheCodesOffered() {
        Question question = question(QuestionType.SINGLE).offer(List.of("Oui", "Non"), "");
        assertThat(read(question, "b")).isInstanceOfSatisfying(Reading.Given.class, given -> assertThat(((JsonString) given.value()).getString()).isEqualTo("b"));
        assertThat(read(question, "Oui")).isInstanceOf(Reading.Refused.class);
        assertThat(read(question, "z")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void multipleChoiceComesInTheOrderOfTheQuestionnaire() {
        Question question = question(QuestionType.MULTIPLE).offer(List.of("Un", "Deux", "Trois"), "Aucun").between(null, BigDecimal.valueOf(2), null);
        assertThat(read(question, "c", "a")).isInstanceOfSatisfying(Reading.Given.class,
                given -> assertThat(((JsonArray) given.value()).getValuesAs(JsonString::getString)).containsExactly("a", "c"));
        assertThat(read(question, "a", "b", "c")).isInstanceOfSatisfying(Reading.Refused.class, r -> assertThat(r.key()).isEqualTo("survey.answer.most"));
        assertThat(read(question, "a", "d")).isInstanceOfSatisfying(Reading.Refused.class, r -> assertThat(r.key()).isEqualTo("survey.answer.apart"));
        assertThat(read(question, "a", "x")).isInstanceOf(Reading.Refused.class);
        assertThat(read(question, "d")).isInstanceOf(Reading.Given.class);
    }

    @Property(tries = 200)
    void numberWithinBoundsKeepsItsExactValue(@ForAll @BigRange(min = "-1000", max = "1000") @Scale(3) BigDecimal number) {
        Question question = question(QuestionType.NUMBER).between(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000), null);
        assertThat(read(question, number.toPlainString().replace('.', ','))).isInstanceOfSatisfying(Reading.Given.class,
                given -> assertThat(((JsonNumber) given.value()).bigDecimalValue()).isEqualByComparingTo(number));
    }

    @Property(tries = 200)
    void numberOutsideBoundsIsRefused(@ForAll @IntRange(min = 11, max = 1_000_000) int far) {
        Question question = question(QuestionType.NUMBER).between(BigDecimal.ZERO, BigDecimal.TEN, null);
        assertThat(read(question, String.valueOf(far))).isInstanceOf(Reading.Refused.class);
        assertThat(read(question, "-" + far)).isInstanceOf(Reading.Refused.class);
    }

    @Property(tries = 200)
    void scaleTakesItsStepsAndNothingElse(@ForAll @IntRange(min = -3, max = 15) int value, @ForAll @IntRange(min = 2, max = 9) int top) {
        Question question = question(QuestionType.SCALE).between(BigDecimal.ONE, BigDecimal.valueOf(top), BigDecimal.ONE);
        assertThat(question.steps()).hasSize(top);
        Reading reading = read(question, String.valueOf(value));
        if (value >= 1 && value <= top) assertThat(reading).isInstanceOf(Reading.Given.class);
        else assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(read(question, "1,5")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void stepOfANumberIsHeld() {
        Question question = question(QuestionType.NUMBER).between(BigDecimal.ZERO, null, new BigDecimal("0.5"));
        assertThat(read(question, "2,5")).isInstanceOf(Reading.Given.class);
        assertThat(read(question, "2,7")).isInstanceOf(Reading.Refused.class);
        assertThat(read(question, "1 200")).isInstanceOf(Reading.Given.class);
    }

    @Property(tries = 200)
    void anyTextShortEnoughIsKeptAsItIs(@ForAll @StringLength(min = 1, max = 200) String text) {
        String stripped = text.strip();
        Reading reading = read(question(QuestionType.SHORT_TEXT), text);
        if (stripped.isEmpty()) assertThat(reading).isInstanceOf(Reading.Empty.class);
        else assertThat(reading).isInstanceOfSatisfying(Reading.Given.class, given -> assertThat(((JsonString) given.value()).getString()).isEqualTo(stripped));
    }

    @Test
    void textsHaveALimit() {
        assertThat(read(question(QuestionType.SHORT_TEXT), "x".repeat(201))).isInstanceOf(Reading.Refused.class);
        assertThat(read(question(QuestionType.LONG_TEXT), "x".repeat(4000))).isInstanceOf(Reading.Given.class);
        assertThat(read(question(QuestionType.LONG_TEXT), "x".repeat(4001))).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void communeIsTheOneInForce() {
        assertThat(read(question(QuestionType.COMMUNE), "48999")).isInstanceOfSatisfying(Reading.Given.class,
                given -> assertThat(((JsonString) given.value()).getString()).isEqualTo("48095"));
        assertThat(read(question(QuestionType.COMMUNE), "99999")).isInstanceOf(Reading.Refused.class);
    }

    @Test
    void dateIsADayThatExists() {
        assertThat(read(question(QuestionType.DATE), "12/03/2027")).isInstanceOfSatisfying(Reading.Given.class,
                given -> assertThat(((JsonString) given.value()).getString()).isEqualTo("2027-03-12"));
        assertThat(read(question(QuestionType.DATE), "2027-02-30")).isInstanceOf(Reading.Refused.class);
        assertThat(read(question(QuestionType.DATE), "demain")).isInstanceOf(Reading.Refused.class);
    }

    @Property(tries = 200)
    void nothingTypedEverThrows(@ForAll QuestionType type, @ForAll @Size(max = 4) List<@StringLength(max = 60) String> typed) {
        assertThat(question(type).read(typed, COMMUNES)).isNotNull();
    }
}
