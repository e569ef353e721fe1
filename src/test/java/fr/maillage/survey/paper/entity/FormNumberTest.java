package fr.maillage.survey.paper.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FormNumberTest {
    private static final UUID SURVEY = UUID.fromString("0b5e3c52-6f0f-4b8e-8d0c-0c7f3a8f9d10");

    @Property
    void printedNumberIsReadBackAndAWrongDigitIsFound(@ForAll @IntRange(min = 1, max = 9999) int number, @ForAll @IntRange(max = 3) int place, @ForAll @IntRange(max = 9) int digit) {
        FormNumber form = new FormNumber(SURVEY, number);
        assertThat(FormNumber.parse(SURVEY, form.toString())).contains(form);
        char[] wrong = form.toString().toCharArray();
        if (wrong[place] == '0' + digit) return;
        wrong[place] = (char) ('0' + digit);
        assertThat(FormNumber.parse(SURVEY, new String(wrong))).isEmpty();
    }

    @Property
    void exchangedDigitsAreFound(@ForAll @IntRange(min = 1, max = 9999) int number, @ForAll @IntRange(max = 2) int place) {
        char[] wrong = new FormNumber(SURVEY, number).toString().toCharArray();
        if (wrong[place] == wrong[place + 1]) return;
        char kept = wrong[place];
        wrong[place] = wrong[place + 1];
        wrong[place + 1] = kept;
        assertThat(FormNumber.parse(SURVEY, new String(wrong))).isEmpty();
    }

    @Test
    void numberIsTypedAsPeopleType() {
        FormNumber form = new FormNumber(SURVEY, 42);
        for (String typed : new String[] {"42" + form.letter(), "0042-" + form.letter(), " 42 " + Character.toLowerCase(form.letter()) + " "})
            assertThat(FormNumber.parse(SURVEY, typed)).contains(form);
        for (String typed : new String[] {"", "42", "K", "0 " + form.letter(), "quarante-deux", "123456 A", null}) assertThat(FormNumber.parse(SURVEY, typed)).isEmpty();
    }
}
