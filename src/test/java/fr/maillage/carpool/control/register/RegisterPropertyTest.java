package fr.maillage.carpool.control.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for any text. */
class RegisterPropertyTest {
    private static final String HEAD = "id_lieu,id_local,nom_lieu,insee,type,date_maj,ouvert,Xlong,Ylat,comm";

    @Property(tries = 300)
    void aTextEncodedTwiceIsRecognised(@ForAll @StringLength(min = 1, max = 30) @CharRange(from = 'a', to = 'z') @CharRange(from = '\u00e0', to = '\u00ff') String text) {
        String doubled = new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
        boolean plain = text.chars().allMatch(c -> c < 128);
        // some bytes have no letter in Windows-1252: Java puts U+FFFD there and what was is lost
        if (plain) assertThat(RegisterText.undoubled(doubled)).isEmpty();
        else if (doubled.indexOf('\ufffd') < 0) assertThat(RegisterText.undoubled(doubled)).contains(text);
    }

    @Property(tries = 300)
    void rightFrenchIsNeverTakenForDamage(@ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'z') @CharRange(from = '\u00e0', to = '\u00ff') String text) {
        assertThat(RegisterText.undoubled(text)).isEmpty();
    }

    @Property(tries = 500)
    void anyTextInACellComesBackWholeOrTheRowIsRefused(@ForAll @StringLength(max = 60) String text, @ForAll char separator) {
        char s = separator % 3 == 0 ? ',' : separator % 3 == 1 ? ';' : '\t';
        String row = String.join(String.valueOf(s), "48198-C-1", "L1", "Nom", "48198", "Parking", "2024-01-01", "true", "3.93333", "44.44444", "\"" + text.replace("\"", "\"\"") + "\"");
        byte[] file = (HEAD.replace(',', s) + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
        try (RegisterReader reader = new RegisterReader(RegisterText.of(file))) {
            RowJudge.Judgement judgement = new RowJudge(TestCommunes.ALL, null, LocalDate.of(2026, 6, 1)).judge(reader.next());
            assertThat(judgement.refused()).isFalse();
            String kept = judgement.facts().comment();
            assertThat(kept == null ? "" : kept).doesNotContain("\0").isEqualTo(kept == null ? "" : kept.strip());
        } catch (FileFault fault) {
            assertThat(fault.reason()).isEqualTo("notText");
        }
    }
}
