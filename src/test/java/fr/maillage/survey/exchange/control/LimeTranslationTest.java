package fr.maillage.survey.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.entity.Untranslatable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimeTranslationTest {
    private static final LimeNames NAMES = new LimeNames();

    static {
        Map<String, String> codes = new LinkedHashMap<>(Map.of("A1", "a1"));
        codes.put("A2", "a2");
        codes.put("01", "01");
        Asked list = Asked.question("list", Sort.CHOICE, codes);
        NAMES.know("List", new LimeNames.Variable(list, null, Clause.TRUE));
        NAMES.know("Num", new LimeNames.Variable(Asked.question("num", Sort.NUMBER, Map.of()), null, Clause.TRUE));
        NAMES.know("Other", new LimeNames.Variable(Asked.question("other_num", Sort.NUMBER, Map.of()), null, Clause.compare(Clause.answer(list), "=", Clause.words("a1"))));
        NAMES.know("Txt", new LimeNames.Variable(Asked.question("txt", Sort.TEXT, Map.of()), null, Clause.TRUE));
        NAMES.know("M_A", new LimeNames.Variable(Asked.question("m", Sort.CHOICES, Map.of("A", "a")), "A", Clause.TRUE));
    }

    private static String said(String expression) {
        try {
            return LimeTranslation.condition(expression, NAMES).text();
        } catch (Untranslatable why) {
            return "refused: " + why.key();
        }
    }

    /** Truth vectors of LimeSurvey's own tests: "participation.md" 5.1. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {"\"\" == \" \"|false", "\"0\" == \"\"|false", "\"\" != \"\"|false", "\"\" < \" \"|true", "\"3\" < \" \"|false", "\"3\" < \"A\"|false",
        "\"\" <= \" \"|true", "\"\" > \" \"|false", "\"\" >= \"\"|true", "\"\" >= \" \"|false"})
    void literalsAreComparedAsLimeSurveyComparesThem(String expression, String truth) {
        assertThat(said(expression)).isEqualTo(truth);
    }

    @Test
    void aNumberAgainstALiteralIsComparedAsNumbersWhateverItsQuotes() {
        assertThat(said("Num.NAOK > \"3\"")).isEqualTo("${num} > 3");
        assertThat(said("3 <= Num")).isEqualTo("${num} >= 3");
        assertThat(said("Num == \"A\"")).isEqualTo("false");
        assertThat(said("Num < \"A\"")).isEqualTo("refused: order");
    }

    @Test
    void anOptionIsNamedByItsCodeAndOptionsThatWriteNumbersAreNumbers() {
        assertThat(said("List == 'A1'")).isEqualTo("${list} = 'a1'");
        assertThat(said("List.NAOK eq \"1\"")).isEqualTo("${list} = '01'");
        assertThat(said("List.NAOK < 5")).isEqualTo("${list} = '01'");
        assertThat(said("List == 'A9'")).isEqualTo("false");
        assertThat(said("List != 'A1' and is_empty(Txt)")).isEqualTo("not ${list} = 'a1' and ${txt} = ''");
    }

    @Test
    void anOptionOfAMultipleChoiceIsYesOrNothing() {
        assertThat(said("M_A == 'Y'")).isEqualTo("selected(${m}, 'a')");
        assertThat(said("M_A.NAOK == ''")).isEqualTo("not selected(${m}, 'a')");
        assertThat(said("M_A != 'Y'")).isEqualTo("not selected(${m}, 'a')");
        assertThat(said("M_A == 'N'")).isEqualTo("false");
        assertThat(said("count(M_A, Txt) >= 1")).isEqualTo("sum(if(not (not selected(${m}, 'a')), 1, 0), if(not ${txt} = '', 1, 0)) >= 1");
    }

    @Test
    void aVariableWithoutNaokMakesTheWholeFalseWhileItsQuestionIsNotAsked() {
        assertThat(said("Other != 3")).isEqualTo("${list} = 'a1' and not ${other_num} = 3");
        assertThat(said("Other.NAOK != 3")).isEqualTo("not ${other_num} = 3");
    }

    @Test
    void twoMissingNumbersAreEqual() {
        assertThat(said("Num.NAOK == Other.NAOK")).isEqualTo("${num} = ${other_num}");
        assertThat(said("Num.NAOK >= Other.NAOK")).isEqualTo("${num} >= ${other_num} or ${num} = '' and ${other_num} = ''");
        assertThat(said("Num.NAOK > Other.NAOK")).isEqualTo("${num} > ${other_num}");
    }

    @Test
    void whatItsTwoEnginesDoDifferentlyIsRefused() {
        assertThat(said("Num + 1 > 3")).isEqualTo("refused: limeArithmetic");
        assertThat(said("Txt < 'b'")).isEqualTo("refused: order");
        assertThat(said("Num = 3")).isEqualTo("refused: operator");
        assertThat(said("countif('Y', M_A) > 1")).isEqualTo("refused: function");
        assertThat(said("List.shown == 'x'")).isEqualTo("refused: limeSuffix");
        assertThat(said("TOKEN:FIRSTNAME == 'x'")).isEqualTo("refused: limeToken");
        assertThat(said("regexMatch('/^[0-9]{5}$/', Txt)")).isEqualTo("matches(${txt}, '[0-9]{5}')");
        assertThat(said("regexMatch('/[0-9]/i', Txt)")).isEqualTo("refused: regex");
    }

    @Test
    void anExpressionThatIsNoneIsRefused() {
        assertThatThrownBy(() -> LimeTranslation.condition("Num >", NAMES)).isInstanceOf(Untranslatable.class);
        assertThat(said("((Num > 3)")).isEqualTo("refused: syntax");
        assertThat(said("Num > 3; drop")).isEqualTo("refused: syntax");
        assertThat(said("!".repeat(5000) + "Num")).isEqualTo("refused: deep");
    }
}
