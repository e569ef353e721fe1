package fr.maillage.survey.counts.entity;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.entity.NumberClasses;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AnswerKeysTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 12);
    private final Survey survey = Sheets.survey();

    private List<CounterKey> keys(String body, Set<String> asked, String... chosen) {
        List<CounterKey> keys = new ArrayList<>();
        new AnswerKeys(survey, Axes.of(survey, Set.of(chosen), null)).of(Sheets.json(body), asked, Channel.DESK, DAY, keys::add);
        assertThat(keys).doesNotHaveDuplicates();
        return keys;
    }

    private List<CounterKey> keys(String body, String... chosen) {
        return keys(body, Sheets.everything(survey), chosen);
    }

    @Test
    void anAnswerCountsForEverybodyAndForEachPlaceItStandsIn() {
        assertThat(keys("{'q1': 'a', 'q6': '48095'}")).contains(CounterKey.of("", ""), CounterKey.of("q1", "_answered"), CounterKey.of("q1", "a"),
                new CounterKey("q6", "48095", "", ""), new CounterKey("q6", "48095", "q1", "a"), new CounterKey("_channel", "DESK", "q1", "a"),
                new CounterKey("_channel", "DESK", "_day", "2027-03-12"));
    }

    @Test
    void noAnswerDecliningAndNotBeingAskedAreThreeThings() {
        assertThat(keys("{}")).noneMatch(key -> key.question().equals("q1"));
        assertThat(keys("{'q1': '" + Sheets.apart(survey) + "'}")).contains(CounterKey.of("q1", "_declined")).doesNotContain(CounterKey.of("q1", "_answered"));
        assertThat(keys("{'q5': {'declined': true}}")).contains(CounterKey.of("q5", "_declined")).doesNotContain(CounterKey.of("q5", "_answered"));
        assertThat(keys("{}", Set.of("q2"))).contains(CounterKey.of("q1", "_not_asked")).doesNotContain(CounterKey.of("q2", "_not_asked"));
    }

    @Test
    void severalTicksStandInSeveralPlacesAndCountOncePerPerson() {
        assertThat(keys("{'q1': 'b', 'q2': ['a', 'c']}", "q2")).contains(CounterKey.of("q2", "a"), CounterKey.of("q2", "c"), new CounterKey("q2", "a", "q1", "b"), new CounterKey("q2", "c", "q1", "b"))
                .filteredOn(CounterKey.of("q2", "_answered")::equals).hasSize(1);
    }

    @Test
    void whoSaysNothingStandsApartOnTheAxis() {
        assertThat(keys("{'q1': 'a'}")).contains(new CounterKey("q6", CounterKey.ABSENT, "q1", "a"));
    }

    @Test
    void aTextIsNeverACounter() {
        assertThat(keys("{'q5': 'un secret'}")).contains(CounterKey.of("q5", "_answered")).noneMatch(key -> key.value().contains("secret") || key.axisValue().contains("secret"));
    }

    @Property
    void aNumberCutNeverLeavesItsClassAndLosesAThousandthAtMost(@ForAll @BigRange(min = "0", max = "999999999") @Scale(6) BigDecimal number) {
        Question question = survey.questions().get(3);
        BigDecimal cut = new BigDecimal(AnswerKeys.cut(question, number));
        NumberClasses classes = NumberClasses.of(question.min(), question.max(), question.step());
        assertThat(classes.holding(cut)).isEqualTo(classes.holding(number));
        assertThat(cut).isBetween(number.multiply(new BigDecimal("0.999")), number);
    }
}
