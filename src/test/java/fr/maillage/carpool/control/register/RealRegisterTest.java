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
    void show() throws IOException {
        for (String f : List.of("bnlc-2020-11-27.csv", "bnlc-2023-08-03.csv", "bnlc-2024-05-16.csv", "bnlc-48-lozere-2023-08-03.csv")) {
            long t = System.nanoTime();
            Outcome o = judge(file(f), null);
            System.err.println(f + " " + (System.nanoTime() - t) / 1000000 + "ms " + o);
        }
    }
}
