package fr.maillage.survey.coverage.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import fr.maillage.survey.counts.control.AnswerCounters.Arrival;
import fr.maillage.survey.counts.entity.Sheets;
import fr.maillage.survey.coverage.control.Weighting;
import fr.maillage.survey.coverage.entity.Coverage;
import fr.maillage.survey.coverage.entity.CrossTable;
import fr.maillage.survey.results.entity.Interval;
import fr.maillage.survey.coverage.entity.Raking;
import fr.maillage.survey.coverage.entity.Target;
import fr.maillage.survey.entity.Channel;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Survey;
import fr.maillage.survey.results.boundary.PlaceMap;
import fr.maillage.survey.results.entity.Counts;
import fr.maillage.survey.results.entity.Shape;
import fr.maillage.survey.results.entity.Tally;
import fr.maillage.territory.GeoPoint;
import fr.maillage.web.Choice;
import fr.maillage.web.FieldErrors;
import fr.maillage.web.Paging;
import fr.maillage.web.Templates;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;

/** The pages of the participation, rendered without the portal: what stands in them, and that they stand at all. */
class CoverageViewsTest {
    public record Place(String slug, String name) {
    }

    private final Survey survey = Sheets.survey();

    private Document main(String template, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("territory", new Place("mende", "Mende"));
        model.put("survey", survey);
        model.put("formToken", "jeton");
        model.putIfAbsent("errors", new FieldErrors());
        // a page has one title of its own: the layout takes them all
        assertThat(Templates.engine().process(template, Set.of("title"), new Context(Locale.FRENCH, model)).split("<title", -1)).as("titles of " + template).hasSize(2);
        return Jsoup.parse(Templates.engine().process(template, Set.of("main"), new Context(Locale.FRENCH, model)));
    }

    private static Coverage coverage() {
        List<Coverage.Line> communes = List.of(new Coverage.Line("48095", "Mende (48)", 800, 0.8, 60, 0.5, Map.of(Channel.WEB, 40L, Channel.PAPER, 20L)),
                new Coverage.Line("48061", "Florac (48)", 200, 0.2, 60, 0.5, Map.of(Channel.WEB, 60L)));
        return new Coverage(120, communes, List.of());
    }

    private static Map<String, Object> participation() {
        Map<String, Object> model = new HashMap<>();
        List<Arrival> arrivals = List.of(new Arrival(LocalDate.of(2027, 3, 3), Channel.WEB, 20), new Arrival(LocalDate.of(2027, 3, 5), Channel.WEB, 80), new Arrival(LocalDate.of(2027, 3, 5), Channel.PAPER, 20));
        ArrivalCurve curve = ArrivalCurve.of(arrivals);
        Coverage coverage = coverage();
        model.putAll(Map.of("counted", 120L, "waiting", 3L, "waits", false, "hidden", false, "coverage", coverage, "targeted", true, "channels", List.of(Channel.WEB, Channel.PAPER), "byChannel", List.of(100L, 20L)));
        model.putAll(Map.of("curve", curve, "latest", curve.latest(14), "day", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH), "commune", "q6", "communes", new Paging<>(coverage.communes(), 1, 25, 2),
                "map", CommuneMap.of(coverage.communes(), Map.of("48095", new GeoPoint(3.5, 44.52), "48061", new GeoPoint(3.59, 44.33)))));
        model.putAll(Map.of("cells", CellTable.of(coverage.communes(), List.of(), Map.of(), List.of()), "way", "", "ways", List.of(), "groups", List.of()));
        return model;
    }

    @Test
    void theCurveHasABarForEachDayAndAPieceForEachChannel() {
        Map<String, Object> model = participation();
        model.put("weights", new Weighting.Outcome.Weighed(Raking.of(new long[][] {{60}, {60}}, new double[] {800, 200}, new double[] {1}), coverage().communes(), List.of(), 120, 4));
        Document page = main("coverage/participation", model);
        assertThat(page.select("#courbe rect")).hasSize(3);
        assertThat(page.select("#courbe tbody tr").eachText()).containsExactly("5 mars 2027 80 20 100", "3 mars 2027 20 0 20");
        assertThat(page.select("#communes tbody tr").first().text()).startsWith("Mende (48) 800 60 40 20 7,5");
        // weights 1.6 and 0.4: deff 1.36
        assertThat(page.select("#redressement").text()).contains("Effet de plan", "1,36", "88 réponses", "4 réponses restent sans poids");
    }

    @Test
    void communesLieWhereTheyAreAndThoseWithoutAPlaceAreCounted() {
        PlaceMap map = CommuneMap.of(coverage().communes(), Map.of("48095", new GeoPoint(3.5, 44.52), "48061", new GeoPoint(3.59, 44.33)));
        assertThat(map.discs()).hasSize(2);
        // the north is up, the west is left
        assertThat(Double.parseDouble(map.discs().get(0).y())).isLessThan(Double.parseDouble(map.discs().get(1).y()));
        assertThat(Double.parseDouble(map.discs().get(0).x())).isLessThan(Double.parseDouble(map.discs().get(1).x()));
        assertThat(CommuneMap.of(coverage().communes(), Map.of("48095", new GeoPoint(3.5, 44.52)))).isEqualTo(new PlaceMap(List.of(), List.of(), 0, 1));
    }

    @Test
    void eachCommuneAndAgeHasItsCellBesideItsFigure() {
        Map<String, Object> model = participation();
        Coverage.Line young = new Coverage.Line("a", "Moins de 40 ans", 300, 0.3, 40, 0.33, Map.of());
        model.put("cells", CellTable.of(coverage().communes(), List.of(young), Map.of("48095|a", 12L), List.of(new Target("48095", "a", 250), new Target("", "a", 300))));
        assertThat(main("coverage/participation", model).select("#cases tbody tr").eachText()).containsExactly("Mende (48) 12 pour 250 hab.", "Florac (48) 0");
    }

    @Test
    void aRefusalIsASentence() {
        Map<String, Object> model = participation();
        model.put("refusal", "3 réponses : c’est trop peu.");
        assertThat(main("coverage/participation", model).select("#redressement .notice").text()).isEqualTo("3 réponses : c’est trop peu.");
    }

    @Test
    void aLongSurveyIsDrawnByWeeks() {
        ArrivalCurve curve = ArrivalCurve.of(List.of(new Arrival(LocalDate.of(2027, 1, 1), Channel.WEB, 1), new Arrival(LocalDate.of(2027, 1, 7), Channel.WEB, 2), new Arrival(LocalDate.of(2027, 4, 1), Channel.WEB, 1)));
        assertThat(curve.weekly()).isTrue();
        assertThat(curve.bars()).hasSize(13);
        assertThat(curve.bars().get(0).answers()).isEqualTo(3);
    }

    @Test
    void aCrossTableSaysSharesCountsAndIntervals() {
        Tally.Question question = new Tally.Question("Combien ?", QuestionType.NUMBER, "", new Counts.Question("q4", Shape.ONE_OF, 40, 0, 0, false, List.of(new Counts.Cell("from-0", 24), new Counts.Cell("from-1", 16))), 0,
                Map.of("from-0", "0", "from-1", "1 et plus"), Optional.empty());
        CrossTable table = new CrossTable(List.of("0", "1 et plus"), List.of(
                new CrossTable.Line("48095", "Mende (48)", 40, 40, false, List.of(new CrossTable.Cell(24, 60, Optional.of(Interval.wilson(24, 40, 0))), new CrossTable.Cell(16, 40, Optional.of(Interval.wilson(16, 40, 0)))), Tally.Spread.of(Map.of("0", 24L, "3", 16L))),
                new CrossTable.Line("48061", "Florac (48)", 2, 2, true, List.of(), Optional.empty())));
        Map<String, Object> model = new HashMap<>(Map.of("hidden", false, "waits", false, "table", table, "question", question, "axisLabel", "Où habitez-vous ?", "population", 16000L, "code", "q4", "axis", "q6",
                "lines", new Paging<>(table.lines(), 1, 25, 2), "next", "?page="));
        model.putAll(Map.of("questions", List.of(Choice.of("q4", "Combien ?")), "axes", List.of(Choice.of("q6", "Où habitez-vous ?")), "others", List.of(Choice.of("q1", "Comment ?"))));
        Document page = main("coverage/crossing", model);
        assertThat(page.select("tbody tr").get(0).text().replaceAll("[\\s\\u00A0\\u202F]+", " ")).isEqualTo("Mende (48) 40 60 % 24 45 à 74 % 40 % 16 26 à 55 % 0 0 – 3");
        assertThat(page.select("tbody tr").get(1).select("td").last().attr("colspan")).isEqualTo("4");
    }

    @Test
    void theFormKeepsWhatWasTyped() {
        FieldErrors errors = new FieldErrors();
        errors.add("table", "Ligne 2 : « Mendee » n’est pas une commune du territoire.");
        Document page = main("coverage/targets", Map.of("back", "/x", "questions", List.of(Choice.of("q1", "Quel âge ?")), "ages", List.of(Choice.of("a", "Moins de 40 ans")), "ageNow", "q1", "commune", "q6",
                "vintage", "2026", "territoryName", "Mende", "errors", errors, "values", Map.of("age_a", "500", "table", "Mendee;;12")));
        assertThat(page.selectFirst("#f-age_a").attr("value")).isEqualTo("500");
        assertThat(page.selectFirst("#f-table").text()).isEqualTo("Mendee;;12");
        assertThat(page.selectFirst("#e-table").text()).contains("Mendee");
    }

    @Test
    void weightedSharesStandBesideThoseReceived() {
        Document page = main("coverage/weighted", Map.of("weights", new Weighting.Outcome.Weighed(Raking.of(new long[][] {{60}, {60}}, new double[] {800, 200}, new double[] {1}), List.of(), List.of(), 120, 0),
                "questions", List.of(new WeightedPages.Weighed("Venez-vous ?", List.of(new WeightedPages.Line("Oui", 33.3, 50, new Interval(0.4, 0.6)))), new WeightedPages.Weighed("Et vous ?", List.of()))));
        assertThat(page.select("tbody tr").text()).startsWith("Oui 33,3 % 50,0 % 40 à 60");
        assertThat(page.text()).contains("Moins de 30 réponses redressées");
    }
}
