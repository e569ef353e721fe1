package fr.maillage.survey.results.boundary;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.control.AnswerLabels;
import fr.maillage.survey.results.control.DisclosureGate;
import fr.maillage.survey.results.control.ResultsWords;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Figure;
import fr.maillage.survey.results.entity.FigureTable;
import fr.maillage.survey.results.entity.Interval;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.Communes;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.InseeCode;
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
import java.util.Map;
import java.util.Optional;

/** Puts counts into sentences and drawings: those of a release for everybody, those of a tally for the team. */
@RequestScoped
public class QuestionViews {
    /** Communes drawn on the team's page; the rest is added up. A release is drawn whole. */
    private static final int DRAWN = 15;

    @Inject
    Messages messages;

    @Inject
    AnswerLabels labels;

    @Inject
    Communes communes;

    /** What both have: answers with their figures, who answered; {@code ranges}: whether a share has its interval, which is the team's. */
    private record Numbers(String code, String title, QuestionType type, List<Release.Cell> cells, Figure answered, Figure notAnswered, Figure notAsked,
                           boolean shares, boolean ranges, int k) {
    }

    public List<QuestionView> of(Release release) {
        List<Numbers> all = new ArrayList<>();
        List<QuestionView> views = new ArrayList<>();
        for (Release.Question question : release.questions()) {
            QuestionType type = QuestionType.valueOf(question.type());
            Numbers numbers = new Numbers(question.code(), question.text(), type, question.answers(), question.figure(Release.ANSWERED),
                    question.figure(Release.NOT_ANSWERED), question.figure(Release.NOT_ASKED), question.shares(), false, release.k());
            all.add(numbers);
            views.add(placed(numbers.type(), numbers.code(), view(numbers, uncounted(type) ? text(numbers, "") : finding(numbers), List.of()), numbers.cells()));
        }
        return gathered(all, views);
    }

    public List<QuestionView> of(Survey survey, Tally tally) {
        List<Numbers> all = new ArrayList<>();
        List<QuestionView> views = new ArrayList<>();
        for (Tally.Question question : tally.questions()) {
            Counts.Question counts = question.counts();
            Numbers numbers = new Numbers(question.code(), question.text(), question.type(), drawn(question), Figure.shown(counts.answered()),
                    Figure.shown(counts.notAnswered()), Figure.shown(counts.notAsked()), counts.answered() >= DisclosureGate.SHARES_FROM, true, survey.threshold());
            List<String> notes = new ArrayList<>();
            if (question.declined() > 0) notes.add(messages.text("results.team.declined", question.declined()));
            question.spread().ifPresent(spread -> notes.add(messages.text("results.team.spread", spread.smallest(), spread.lowerQuartile(), spread.median(), spread.upperQuartile(), spread.mean(), spread.largest())));
            all.add(numbers);
            List<Release.Cell> everywhere = counts.cells().stream().map(cell -> new Release.Cell(cell.code(), question.labels().get(cell.code()), Figure.shown(cell.count()))).toList();
            views.add(placed(numbers.type(), numbers.code(), view(numbers, uncounted(question.type()) ? text(numbers, ".team") : finding(numbers), notes), everywhere));
        }
        return gathered(all, views);
    }

    /** A question on places, with its map. */
    private QuestionView placed(QuestionType type, String code, QuestionView view, List<Release.Cell> cells) {
        if (type != QuestionType.COMMUNE && type != QuestionType.POINT || view.chart() == null) return view;
        List<Release.Cell> shown = cells.stream().filter(cell -> cell.figure().count().orElse(0) > 0 && !cell.code().startsWith("_")).toList();
        PlaceMap map = type == QuestionType.POINT ? points(shown) : communes(shown);
        if (map.discs().isEmpty()) return view;
        // a place that is not drawn would be read as a place without answers
        boolean withheld = cells.stream().anyMatch(cell -> cell.figure().withheld());
        return withheld ? view.mapped(map).noting(List.of(messages.text("results.map.withheld"))) : view.mapped(map);
    }

    private PlaceMap points(List<Release.Cell> cells) {
        List<PlaceMap.Spot> spots = cells.stream().flatMap(cell -> AnswerLabels.point(cell.code()).stream().map(point -> new PlaceMap.Spot(cell.label(), "", point, cell.figure().count().getAsLong()))).toList();
        List<PlaceMap.Spot> towns = labels.towns(spots.stream().map(PlaceMap.Spot::at).toList()).stream().map(town -> new PlaceMap.Spot(town.name(), town.name(), town.centre(), 0)).toList();
        return PlaceMap.of(spots, towns, 0);
    }

    private PlaceMap communes(List<Release.Cell> cells) {
        Map<InseeCode, GeoPoint> centres = communes.centres(cells.stream().map(Release.Cell::code).map(InseeCode::parse).flatMap(Optional::stream).toList());
        List<PlaceMap.Spot> spots = cells.stream().flatMap(cell -> InseeCode.parse(cell.code()).map(centres::get).stream()
                .map(centre -> new PlaceMap.Spot(cell.label(), cell.label().replaceFirst(" \\(.*", ""), centre, cell.figure().count().getAsLong()))).toList();
        return PlaceMap.of(spots, List.of(), cells.size() - spots.size());
    }

    /** The rows of a matrix come under one heading, with the matrix as a whole. */
    private List<QuestionView> gathered(List<Numbers> numbers, List<QuestionView> views) {
        List<QuestionView> gathered = new ArrayList<>();
        for (int i = 0; i < views.size(); i++) {
            String whole = matrix(numbers.get(i));
            int end = i + 1;
            while (whole != null && end < views.size() && whole.equals(matrix(numbers.get(end)))) end++;
            gathered.add(end - i < 2 ? views.get(i) : matrix(whole, numbers.subList(i, end), views.subList(i, end)));
            i = end - 1;
        }
        return gathered;
    }

    /** The code of the matrix that this is a row of, or null. */
    private static String matrix(Numbers numbers) {
        boolean row = (numbers.type() == QuestionType.MATRIX_SINGLE || numbers.type() == QuestionType.MATRIX_MULTIPLE) && numbers.code().contains(".");
        return row ? numbers.code().substring(0, numbers.code().indexOf('.')) : null;
    }

    private QuestionView matrix(String code, List<Numbers> rows, List<QuestionView> views) {
        String shared = shared(rows.stream().map(Numbers::title).toList());
        boolean shares = rows.stream().allMatch(row -> row.shares() || row.answered().count().orElse(0) == 0);
        List<FigureTable.Line> lines = rows.stream().map(row -> new FigureTable.Line(row.title().substring(shared.length()), row.cells().stream().map(cell -> figure(row, cell, shares)).toList())).toList();
        String title = shared.strip().replaceFirst("\\s*–$", "");
        FigureTable table = new FigureTable(title, messages.text("results.matrix.row"), rows.get(0).cells().stream().map(Release.Cell::label).toList(), lines, shares);
        String finding = messages.text(shares ? several(rows.get(0)) ? "results.matrix.shares.several" : "results.matrix.shares" : "results.matrix.counts");
        return new QuestionView(anchor(code), title, finding, null, null, List.of(table), List.copyOf(views), List.of(), null, null);
    }

    private static Number figure(Numbers row, Release.Cell cell, boolean shares) {
        if (cell.figure().withheld() || row.answered().withheld()) return null;
        if (!shares) return cell.figure().count().getAsLong();
        return row.answered().count().getAsLong() == 0 ? 0.0 : share(cell.figure(), row.answered());
    }

    /** What all titles begin with, up to the dash before the row's own words. */
    private static String shared(List<String> titles) {
        String shared = titles.get(0);
        for (String title : titles) while (!title.startsWith(shared)) shared = shared.substring(0, shared.length() - 1);
        int dash = shared.lastIndexOf("– ");
        return dash < 0 ? "" : shared.substring(0, dash + 2);
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
        if (cut) cells.add(new Release.Cell(ProtectedCounts.Question.OTHER, ResultsWords.french("results.team.rest"),
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
        return new QuestionView(anchor(numbers.code()), numbers.title(), finding, chart, chart == null ? notes : List.of());
    }

    private List<Chart.Bar> bars(Numbers numbers) {
        return numbers.cells().stream().map(cell -> cell.figure().withheld() ? Chart.Bar.withheld(cell.label())
                : new Chart.Bar(cell.label(), cell.figure().count().getAsLong(), numbers.shares() ? share(cell.figure(), numbers.answered()) : null, range(numbers, cell.figure()))).toList();
    }

    private String range(Numbers numbers, Figure figure) {
        if (!numbers.ranges() || !numbers.shares()) return null;
        Interval interval = Interval.wilson(figure.count().getAsLong(), numbers.answered().count().getAsLong(), 0);
        return messages.text("results.range", whole(100 * interval.low()), whole(100 * interval.high()));
    }

    private static Double share(Figure part, Figure whole) {
        return 100.0 * part.count().getAsLong() / whole.count().getAsLong();
    }

    private String text(Numbers numbers, String reader) {
        if (numbers.type() == QuestionType.CALCULATION)
            return messages.text(numbers.answered().withheld() ? "results.finding.calculation.withheld" : "results.finding.calculation", numbers.answered().count().orElse(0));
        String kind = numbers.type() == QuestionType.FILE ? "file" : "text";
        return numbers.answered().withheld() ? messages.text("results.finding." + kind + ".withheld") : messages.text("results.finding." + kind + reader, numbers.answered().count().getAsLong());
    }

    private String finding(Numbers numbers) {
        // how many answered may be kept back while some of what they said is told
        if (numbers.answered().withheld()) return messages.text(numbers.cells().stream().allMatch(cell -> cell.figure().withheld()) ? "results.finding.withheld" : "results.finding.partly");
        if (numbers.answered().count().getAsLong() == 0) return messages.text("results.finding.nobody");
        List<Release.Cell> shown = numbers.cells().stream().filter(cell -> !cell.figure().withheld() && !cell.code().startsWith("_"))
                .filter(cell -> cell.figure().count().getAsLong() > 0)
                .sorted(Comparator.comparingLong((Release.Cell cell) -> cell.figure().count().getAsLong()).reversed()).toList();
        if (shown.isEmpty()) return messages.text("results.finding.withheld");
        Release.Cell top = shown.get(0);
        long most = top.figure().count().getAsLong();
        long respondents = numbers.answered().count().orElseThrow();
        // a withheld count may be a large one, and it is not to be said that it is not
        boolean among = numbers.cells().stream().anyMatch(cell -> cell.figure().withheld());
        if (shown.size() > 1 && shown.get(1).figure().count().getAsLong() == most) return messages.text(among ? "results.finding.among.tie" : "results.finding.tie", top.label(), most, respondents);
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
