package fr.maillage.survey.respond.control;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.persistence.Digests;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReturnCodeTest {
    @Property(tries = 300)
    void codeIsReadAsItIsPrinted(@ForAll String seed) {
        ReturnCode code = ReturnCode.of(Digests.sha256(seed));
        assertThat(code.printed()).matches("([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}");
        assertThat(ReturnCode.parse(" " + code.printed().toLowerCase().replace("-", " – "))).hasValue(code);
    }

    @Test
    void whatIsNoCodeIsNone() {
        for (String typed : new String[] {null, "", "K7F3-M9QX-4BWD-2EH", "K7F3-M9QX-4BWD-2EH0", "K7F3M-T9QX4-BWD2E", "x".repeat(5000)}) assertThat(ReturnCode.parse(typed)).isEmpty();
    }

    @Test
    void placeAndKeyAreOfOneSurveyAndOneUse() {
        ReturnCode code = ReturnCode.of(Digests.sha256("a"));
        UUID survey = UUID.randomUUID();
        assertThat(List.of(Digests.hex(code.place(survey, ReturnCode.Use.DRAFT)), Digests.hex(code.key(survey, ReturnCode.Use.DRAFT)), Digests.hex(code.place(survey, ReturnCode.Use.COPY)), Digests.hex(code.place(survey, ReturnCode.Use.ANSWER)),
                Digests.hex(code.key(survey, ReturnCode.Use.COPY)), Digests.hex(code.place(UUID.randomUUID(), ReturnCode.Use.DRAFT)))).doesNotHaveDuplicates();
    }

    @Test
    void whatWasTypedComesBackInItsOrder() {
        Map<String, List<String>> typed = Map.of("q1", List.of("b", "a"), "q2", List.of("Un banc\nà l’ombre"), "q3", List.of());
        assertThat(TypedForm.read(TypedForm.bytes(typed))).isEqualTo(typed);
    }
}
