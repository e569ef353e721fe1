package fr.maillage.carpool.control.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The national register's own files, judged by the code list shipped here. */
class RealRegisterTest {
    private static final Path FOLDER = Path.of("../shared/data/bnlc");
    /** A fixed day, so that dates in the future stay so. */
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    record Outcome(int read, int warned, int refused, int outside, Map<String, Integer> reasons) {
    }

    private static byte[] file(String name) throws IOException {
        Path path = FOLDER.resolve(name);
        if (!Files.exists(path)) System.err.println("LOUD: " + path.toAbsolutePath() + " is missing, the real register was NOT tested");
        Assumptions.assumeTrue(Files.exists(path), path + " is not there");
        return Files.readAllBytes(path);
    }

    private static Outcome judge(byte[] bytes, Set<String> scope) {
        RowJudge judge = new RowJudge(TestCommunes.ALL, scope, TODAY);
        List<RowJudge.Judgement> all = new ArrayList<>();
        try (RegisterReader reader = new RegisterReader(RegisterText.of(bytes))) {
            for (RegisterReader.Row row = reader.next(); row != null; row = reader.next()) all.add(judge.judge(row));
        }
        Map<String, Integer> reasons = new TreeMap<>();
        all.stream().flatMap(judgement -> judgement.findings().stream()).forEach(f -> reasons.merge(f.outcome() + " " + f.field() + " " + f.reason(), 1, Integer::sum));
        return new Outcome(all.size(), (int) all.stream().filter(RowJudge.Judgement::warned).count(), (int) all.stream().filter(RowJudge.Judgement::refused).count(),
                (int) all.stream().filter(RowJudge.Judgement::outside).count(), reasons);
    }

    @Test
    void theRegisterOf2024IsReadWhole() throws IOException {
        Outcome outcome = judge(file("bnlc-2024-05-16.csv"), null);
        assertThat(outcome.read()).isEqualTo(15_596);
        assertThat(outcome.refused()).isEqualTo(4);
        assertThat(outcome.warned()).isEqualTo(304);
        assertThat(outcome.reasons()).containsEntry("REFUSED insee postalCodeOfSeveral", 2).containsEntry("REFUSED insee unknownCode", 2)
                .containsEntry("WARNED insee formerCode", 129).containsEntry("WARNED insee postalCode", 22).containsEntry("WARNED id_local idLocalTwice", 87)
                .containsEntry("WARNED nom_lieu doubleEncoded", 1).containsEntry("WARNED nbre_pmr moreAccessible", 2).containsEntry("WARNED date_maj future", 1);
    }

    @Test
    void theRegisterOf2023IsReadWhole() throws IOException {
        Outcome outcome = judge(file("bnlc-2023-08-03.csv"), null);
        assertThat(List.of(outcome.read(), outcome.warned(), outcome.refused())).containsExactly(8_865, 272, 4);
    }

    @Test
    void theRegisterOf2020WithoutLocalIdentifiersIsReadWhole() throws IOException {
        Outcome outcome = judge(file("bnlc-2020-11-27.csv"), null);
        assertThat(List.of(outcome.read(), outcome.warned(), outcome.refused())).containsExactly(2_416, 221, 1);
        assertThat(outcome.reasons()).containsEntry("WARNED horaires hours", 117).doesNotContainKey("REFUSED id_local noIdentifier");
    }

    @Test
    void aTerritoryTakesItsCommunesOnly() throws IOException {
        Set<String> mende = Set.of("48095");
        Outcome outcome = judge(file("bnlc-2024-05-16.csv"), mende);
        assertThat(outcome.refused()).isZero();
        assertThat(outcome.outside()).isGreaterThan(15_580);
        assertThat(judge(file("bnlc-48-lozere-2023-08-03.csv"), null).read()).isEqualTo(18);
    }

    @Test
    void theSameRowsInWindows1252AndSemicolonsSayTheSame() throws IOException {
        byte[] utf8 = file("bnlc-48-lozere-2023-08-03.csv");
        byte[] windows = new String(utf8, StandardCharsets.UTF_8).replace(",", ";").getBytes(Charset.forName("windows-1252"));
        assertThat(judge(windows, null)).isEqualTo(judge(utf8, null));
        assertThat(RegisterText.of(windows).charset().name()).isEqualTo("windows-1252");
    }
}
