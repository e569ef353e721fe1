package fr.maillage.survey.coverage.boundary;

import fr.maillage.survey.coverage.entity.Coverage.Line;
import fr.maillage.survey.coverage.entity.Target;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Answers by commune and age, beside the persons aimed at where a figure is known.
 *
 * @param ages labels of the columns
 */
public record CellTable(List<String> ages, List<Row> rows) {
    public record Row(String commune, List<Cell> cells) {
    }

    /** @param persons 0 when no figure was given for this commune and age */
    public record Cell(long answers, long persons) {
    }

    /** @param communes those to show; @param answers by {@code commune|age} */
    static CellTable of(List<Line> communes, List<Line> ages, Map<String, Long> answers, List<Target> targets) {
        Map<String, Long> persons = targets.stream().collect(Collectors.toMap(target -> target.commune() + "|" + target.age(), Target::persons));
        return new CellTable(ages.stream().map(Line::label).toList(), communes.stream().map(commune -> new Row(commune.label(), ages.stream().map(age -> {
            String cell = commune.code() + "|" + age.code();
            return new Cell(answers.getOrDefault(cell, 0L), persons.getOrDefault(cell, 0L));
        }).toList())).toList());
    }
}
