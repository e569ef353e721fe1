package fr.maillage.survey.results.boundary;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerLabels;
import fr.maillage.survey.results.control.DisclosureGate;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.web.Chart;
import fr.maillage.web.Messages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts counts into sentences and drawings: those of a release for everybody, those of a tally for the team. */
@RequestScoped
public class QuestionViews {
    /** Communes drawn on the team's page; the rest is added up. A release is drawn whole. */
    private static final int DRAWN = 15;

    @Inject
    Messages messages;

    /** What both have: answers with their figures, who answered. */
    private record Numbers(String code, String title, QuestionType type, List<Release.Cell> cells, Figure answered, Figure notAnswered, Figure notAsked,
                           boolean shares, int k) {
    }

    public List<QuestionView> of(Release release) {
        List<QuestionView> views = new ArrayList<>();
        for (Release.Question question : release.questions()) {
            QuestionType type = QuestionType.valueOf(question.type());
            Numbers numbers = new Numbers(question.code(), question.text(), type, question.answers(), question.figure(Release.ANSWERED),
                    question.figure(Release.NOT_ANSWERED), question.figure(Release.NOT_ASKED), question.shares(), release.k());
            views.add(view(numbers, uncounted(type) ? text(numbers, "") : finding(numbers), List.of()));
        }
        return views;
    }

    public List<QuestionView> of(Survey survey, Tally tally) {
        List<QuestionView> views = new ArrayList<>();
        for (Tally.Question question : tally.questions()) {
            Counts.Question counts = question.counts();
            Numbers numbers = new Numbers(question.code(), question.text(), question.type(), drawn(question), Figure.shown(counts.answered()),
                    Figure.shown(counts.notAnswered()), Figure.shown(counts.notAsked()), counts.answered() >= DisclosureGate.SHARES_FROM, survey.threshold());
            List<String> notes = new ArrayList<>();
            if (question.declined() > 0) notes.add(messages.text("results.team.declined", question.declined()));
            question.spread().ifPresent(spread -> notes.add(messages.text("results.team.spread", spread.smallest(), spread.lowerQuartile(), spread.median(), spread.upperQuartile(), spread.mean(), spread.largest())));
            views.add(view(numbers, uncounted(question.type()) ? text(numbers, ".team") : finding(numbers), notes));
        }
        return views;
    }

    /** Types of which only who answered is counted. */
    private static boolean uncounted(QuestionType type) {
        return type.freeText() || type == QuestionType.FILE || type == QuestionType.CALCULATION;
    }

    private static boolean several(Numbers numbers) {
        return switch (numbers.type()) {
            case MULTIPLE, MATRIX_MULTIPLE, NEEDS -> true;
            case TRIP -> numbers.code().endsWith(".days");
            default -> false;
        };
    }

    /** A code as an id of the page. */
    static String anchor(String code) {
        return "question-" + code.replace('.', '-');
    }

    private static List<Release.Cell> drawn(Tally.Question question) {
        List<Release.Cell> cells = new ArrayList<>();
        List<Counts.Cell> counted = question.counts().cells();
        boolean cut = question.counts().shape() == Shape.OPEN && counted.size() > DRAWN + 1;
        if (cut) counted = counted.stream().sorted(Comparator.comparingLong(Counts.Cell::count).reversed().thenComparing(Counts.Cell::code)).toList();
        for (Counts.Cell cell : cut ? counted.subList(0, DRAWN) : counted)
            cells.add(new Release.Cell(cell.code(), question.labels().get(cell.code()), Figure.shown(cell.count())));
        if (question.type() == QuestionType.NUMBER) return Release.withoutEmptyEnd(cells);
        if (cut) cells.add(new Release.Cell(ProtectedCounts.Question.OTHER, AnswerLabels.special(ProtectedCounts.Question.OTHER),
                Figure.shown(counted.subList(DRAWN, counted.size()).stream().mapToLong(Counts.Cell::count).sum())));
        return cells;
    }

    private QuestionView view(Numbers numbers, String finding, List<String> more) {
        List<String> notes = new ArrayList<>();
        notes.add(messages.text("results.participation", said(numbers.answered()), said(numbers.notAnswered()), said(numbers.notAsked())));
        if (several(numbers)) notes.add(messages.text(numbers.shares() ? "results.multiple" : "results.multiple.counts"));
        if (!numbers.shares() && !uncounted(numbers.type()) && numbers.answered().count().orElse(0) > 0) notes.add(messages.text("results.few"));
        notes.addAll(more);
        boolean draw = !numbers.cells().isEmpty() && (numbers.answered().withheld() || numbers.answered().count().getAsLong() > 0);
        Chart chart = draw ? new Chart("q-" + numbers.code().replace('.', '-'), numbers.title(), finding, bars(numbers), String.join(" ", notes), numbers.k()) : null;
        return new QuestionView(anchor(numbers.code()), numbers.title(), finding, chart, chart == null ? notes : List.of(), null, null);
    }

    private static List<Chart.Bar> bars(Numbers numbers) {
        return numbers.cells().stream().map(cell -> cell.figure().withheld() ? Chart.Bar.withheld(cell.label())
                : new Chart.Bar(cell.label(), cell.figure().count().getAsLong(), numbers.shares() ? share(cell.figure(), numbers.answered()) : null)).toList();
    }

    private static Double share(Figure part, Figure whole) {
        return 100.0 * part.count().getAsLong() / whole.count().getAsLong();
    }

    private String text(Numbers numbers, String reader) {
        String key = numbers.type() == QuestionType.FILE ? "results.finding.file" : "results.finding.text";
        return numbers.answered().withheld() ? messages.text(key + ".withheld") : messages.text(key + reader, numbers.answered().count().getAsLong());
    }

    private String finding(Numbers numbers) {
        // how many answered may be kept back while some of what they said is told
        if (numbers.answered().withheld()) return messages.text("results.finding.withheld");
        if (numbers.answered().count().getAsLong() == 0) return messages.text("results.finding.nobody");
        List<Release.Cell> shown = numbers.cells().stream().filter(cell -> !cell.figure().withheld() && !cell.code().startsWith("_"))
                .filter(cell -> cell.figure().count().getAsLong() > 0)
                .sorted(Comparator.comparingLong((Release.Cell cell) -> cell.figure().count().getAsLong()).reversed()).toList();
        if (shown.isEmpty()) return messages.text("results.finding.withheld");
        Release.Cell top = shown.get(0);
        long most = top.figure().count().getAsLong();
        long respondents = numbers.answered().count().orElseThrow();
        if (shown.size() > 1 && shown.get(1).figure().count().getAsLong() == most) return messages.text("results.finding.tie", top.label(), most, respondents);
        // a withheld count of ticks may be a large one
        boolean among = several(numbers) && numbers.cells().stream().anyMatch(cell -> cell.figure().withheld());
        String key = "results.finding." + (among ? "among." : "") + (numbers.shares() ? "share" : "count");
        return messages.text(key, top.label(), most, respondents, numbers.shares() ? whole(share(top.figure(), numbers.answered())) : "");
    }

    /** A figure in the reader's language, or that it is withheld. */
    String said(Figure figure) {
        return figure.withheld() ? messages.text("results.withheld") : NumberFormat.getIntegerInstance(messages.locale()).format(figure.count().getAsLong());
    }

    private String whole(double number) {
        NumberFormat format = NumberFormat.getIntegerInstance(messages.locale());
        format.setRoundingMode(java.math.RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** A day in full. */
    public String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(messages.locale()));
    }

    public String day(Instant instant) {
        return day(instant.atZone(Survey.ZONE).toLocalDate());
    }
}
