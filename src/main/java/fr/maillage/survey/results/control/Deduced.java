package fr.maillage.survey.results.control;

import fr.maillage.survey.disclosure.entity.AttackReport;
import fr.maillage.survey.results.entity.Release;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One line of the attacker's report in words: what can be deduced of a withheld figure, in persons. */
public record Deduced(String question, String answer, long low, long high) {

    /** The withheld figures of a release, those known best first. What is never shown anyway is not among them. */
    static List<Deduced> of(Release release, AttackReport report) {
        // a total of a crossing is a figure of its question as well, and stands in both
        Map<String, List<Release.Row>> rows = new HashMap<>();
        for (Release.Row row : release.rows()) if (row.cell().figure().withheld()) rows.computeIfAbsent(key(row), any -> new ArrayList<>()).add(row);
        List<Deduced> lines = new ArrayList<>();
        for (AttackReport.Deduced each : report.deduced()) {
            for (Release.Row row : rows.getOrDefault(each.key(), List.of()))
                lines.add(new Deduced(row.question().text(), row.cell().label(), each.interval().low(), each.interval().high()));
        }
        lines.sort(Comparator.comparingLong((Deduced each) -> each.high - each.low).thenComparing(Deduced::question).thenComparing(Deduced::answer));
        return lines;
    }

    private static String key(Release.Row row) {
        if (!row.crossed()) return SurveyFigures.key(row.question().code(), row.cell().code());
        return SurveyFigures.key(row.question(0), row.answer(0), row.question(1), row.answer(1));
    }
}
