package fr.maillage.opendata.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({"bytes=0-9,0,9", "bytes=5-,5,99", "bytes=-10,90,99", "bytes=-1000,0,99", "bytes=50-1000,50,99", "bytes=99-99,99,99"})
    void oneRangeIsGiven(String header, long first, long last) throws Exception {
        assertThat(ByteRange.of(header, 100)).contains(new ByteRange(first, last));
        assertThat(new ByteRange(first, last).count()).isEqualTo(last - first + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=1000-2000", "bytes=-0"})
    void aRangeBeyondTheFileIsUnsatisfiable(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, 100)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "rows=0-1", "bytes=-", "bytes=9-2", "bytes=a-b", "bytes=99999999999999999999-"})
    void whatThisServerDoesNotTakeIsTheWholeFile(String header) throws Exception {
        assertThat(ByteRange.of(header, 100)).isEmpty();
    }
}
