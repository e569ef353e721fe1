package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    @ParameterizedTest
    @CsvSource({"48095,48,false", "01001,01,false", "95690,95,false", "2A004,2A,false", "2B033,2B,false", "20004,20,false", "75056,75,false",
        "97105,971,true", "97411,974,true", "97611,976,true", "97502,975,true", "98818,988,true", "98901,989,true"})
    void communesOfMetropoleCorsicaAndOverseasAreRead(String code, String departement, boolean overseas) {
        InseeCode insee = new InseeCode(code);
        assertThat(insee.departement()).isEqualTo(departement);
        assertThat(insee.overseas()).isEqualTo(overseas);
        assertThat(insee).hasToString(code);
    }

    @Test
    void smallLettersAndSpacesAroundACodeAreForgiven() {
        assertThat(InseeCode.parse(" 2a004 ")).contains(new InseeCode("2A004"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "48000", "1001", "480950", "4809", "00001", "96001", "99100", "2C001", "2A000", "97000", "97100", "97901", "98500", "٤٨٠٩٥", "48095\n1", "Mende"})
    void whatIsNoCommuneCodeIsRefused(String text) {
        assertThat(InseeCode.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new InseeCode(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"214800955", "217704634", "200069128", "244800405"})
    void realSirensAreRead(String siren) {
        assertThat(new Siren(siren)).hasToString(siren);
    }

    @Test
    void sirenWrittenInGroupsIsRead() {
        assertThat(Siren.parse(" 214 800\u00a0955 ")).contains(new Siren("214800955"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "214800956", "21480095", "2148009550", "21480095A", "21480095500016"})
    void whatIsNoSirenIsRefused(String text) {
        assertThat(Siren.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Siren(text));
    }

    @Property
    void exactlyOneLastDigitMakesASiren(@ForAll @IntRange(max = 99_999_999) int eight) {
        long valid = java.util.stream.IntStream.range(0, 10).filter(d -> Siren.parse("%08d%d".formatted(eight, d)).isPresent()).count();
        assertThat(valid).isEqualTo(1);
    }

    @Property
    void oneWrongDigitIsAlwaysCaught(@ForAll @IntRange(max = 8) int at, @ForAll @IntRange(min = 1, max = 9) int shift) {
        char[] digits = "214800955".toCharArray();
        digits[at] = (char) ('0' + (digits[at] - '0' + shift) % 10);
        assertThat(Siren.parse(new String(digits))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"48000", "01400", "20167", "75116", "97133", "98800"})
    void postalCodesAreRead(String code) {
        assertThat(PostalCode.parse(" " + code + " ")).contains(new PostalCode(code));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "00100", "96000", "99000", "4800", "480000", "2A004"})
    void whatIsNoPostalCodeIsRefused(String text) {
        assertThat(PostalCode.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new PostalCode(text));
    }

    @Property
    void readingNeverThrowsAndWhatIsReadIsWellFormed(@ForAll @StringLength(max = 12) String text) {
        InseeCode.parse(text).ifPresent(c -> assertThat(c.value()).hasSize(5).startsWith(c.departement()));
        Siren.parse(text).ifPresent(s -> assertThat(s.value()).matches("[0-9]{9}"));
        PostalCode.parse(text).ifPresent(p -> assertThat(p.value()).matches("[0-9]{5}"));
    }
}
