package fr.maillage.survey.report.entity;

import fr.maillage.survey.results.entity.FigureTable;
import java.util.List;

/**
 * A report, in the words people read.
 *
 * @param mark    what must stand on every page of a report that is not for everybody, or empty
 * @param lead    who answered and when
 * @param method  what a reader must know to read the numbers
 */
public record Report(String title, String territory, String mark, String lead, List<Section> sections, List<String> method) {
    public Report {
        sections = List.copyOf(sections);
        method = List.copyOf(method);
    }

    public boolean marked() {
        return !mark.isEmpty();
    }

    /** One question; {@code lines} is empty when nothing can be drawn; {@code tables} stand beside: a matrix as a whole, ranks. */
    public record Section(String title, String finding, List<Line> lines, List<String> notes, List<FigureTable> tables) {
        public Section {
            lines = List.copyOf(lines);
            notes = List.copyOf(notes);
            tables = List.copyOf(tables);
        }

        public Section(String title, String finding, List<Line> lines, List<String> notes) {
            this(title, finding, lines, notes, List.of());
        }

        /** Whether its answers can be drawn: there is one of them at least that somebody gave. */
        public boolean drawn() {
            return lines.stream().anyMatch(line -> line.count() != null && line.count() > 0);
        }

        /** Whether shares have their interval beside them. */
        public boolean ranges() {
            return lines.stream().anyMatch(line -> line.range() != null);
        }

        /** Whether shares are shown. */
        public boolean shares() {
            return lines.stream().anyMatch(line -> line.percent() != null);
        }

        /** Width of a line's bar, 0 to 100: its share, or its part of the largest count. */
        public long width(Line line) {
            if (line.count() == null) return 0;
            if (shares()) return Math.round(line.percent() == null ? 0 : line.percent());
            long most = lines.stream().filter(each -> each.count() != null).mapToLong(Line::count).max().orElse(1);
            return most == 0 ? 0 : Math.round(100.0 * line.count() / most);
        }
    }

    /**
     * One answer.
     *
     * @param count   null when withheld
     * @param percent null when withheld or when there are too few for shares
     * @param range   between what the share may lie, as people read it, or null
     */
    public record Line(String label, Long count, Double percent, String range) {
        public Line(String label, Long count, Double percent) {
            this(label, count, percent, null);
        }
    }
}
