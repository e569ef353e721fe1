package fr.maillage.survey.results.control;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.NumberClasses;
import fr.maillage.survey.results.entity.NumberClasses.NumberClass;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.territory.Communes;
import fr.maillage.territory.GeoPoint;
import fr.maillage.territory.InseeCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people read for the code of an answer. */
@ApplicationScoped
public class AnswerLabels {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    /** Days of a usual week, as answers name them. */
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /** Degrees around the points in which a town is looked for. */
    private static final double AROUND = 0.4;

    @Inject
    Communes communes;

    /** Labels of these codes of the question, in their order. */
    public Map<String, String> of(Question question, Collection<String> codes) {
        Map<String, String> labels = new LinkedHashMap<>();
        switch (question.type()) {
            case SINGLE, MULTIPLE, RANKING, MATRIX_SINGLE, MATRIX_MULTIPLE, NEEDS -> question.options().forEach(option -> labels.put(option.code(), option.label()));
            case SCALE -> question.steps().forEach(step -> labels.put(step.toPlainString(), step(question, step)));
            case NUMBER -> classes(question).all().forEach(each -> labels.put(each.code(), number(each, question.unit())));
            case COMMUNE -> names(codes, labels);
            case DATE, DATE_TIME -> codes.forEach(code -> labels.put(code, YearMonth.parse(code).format(MONTH)));
            case TIME -> codes.forEach(code -> labels.put(code, hour(code)));
            case TRIP -> trips(codes, labels);
            case POINT -> points(codes, labels);
            default -> codes.forEach(code -> labels.put(code, code));
        }
        return labels;
    }

    private static String hour(String code) {
        return ResultsWords.french("results.class.hour", Integer.parseInt(code));
    }

    /** The point that a counter stands for; empty for what is none. */
    public static Optional<GeoPoint> point(String code) {
        if (!code.matches("-?\\d{1,2}(\\.\\d+)?,-?\\d{1,3}(\\.\\d+)?")) return Optional.empty();
        String[] parts = code.split(",");
        return Optional.of(new GeoPoint(Double.parseDouble(parts[1]), Double.parseDouble(parts[0])));
    }

    /** Towns around these points: what they are named by. */
    public List<Communes.Town> towns(Collection<GeoPoint> points) {
        if (points.isEmpty()) return List.of();
        double west = points.stream().mapToDouble(GeoPoint::longitude).min().orElseThrow();
        double east = points.stream().mapToDouble(GeoPoint::longitude).max().orElseThrow();
        double south = points.stream().mapToDouble(GeoPoint::latitude).min().orElseThrow();
        double north = points.stream().mapToDouble(GeoPoint::latitude).max().orElseThrow();
        return communes.townsWithin(new GeoPoint(Math.max(-180, west - AROUND), Math.max(-90, south - AROUND)), new GeoPoint(Math.min(180, east + AROUND), Math.min(90, north + AROUND)));
    }

    /** How far and on which side of the nearest known town, with the coordinates: two squares never read the same. */
    private void points(Collection<String> codes, Map<String, String> labels) {
        Map<String, GeoPoint> points = new LinkedHashMap<>();
        codes.forEach(code -> point(code).ifPresent(point -> points.put(code, point)));
        List<Communes.Town> towns = towns(points.values());
        codes.forEach(code -> labels.put(code, points.containsKey(code) ? around(points.get(code), towns) : code));
    }

    private static String around(GeoPoint point, List<Communes.Town> towns) {
        NumberFormat degrees = NumberFormat.getInstance(Locale.FRENCH);
        degrees.setMinimumFractionDigits(3);
        degrees.setMaximumFractionDigits(3);
        String latitude = degrees.format(point.latitude());
        String longitude = degrees.format(point.longitude());
        Optional<Communes.Town> nearest = towns.stream().min(java.util.Comparator.comparingDouble(town -> town.centre().metresTo(point)));
        if (nearest.isEmpty()) return ResultsWords.french("results.class.point", latitude, longitude);
        double kilometres = nearest.get().centre().metresTo(point) / 1000;
        if (kilometres < 1) return ResultsWords.french("results.class.point.in", nearest.get().name(), latitude, longitude);
        double east = (point.longitude() - nearest.get().centre().longitude()) * Math.cos(Math.toRadians(point.latitude()));
        double north = point.latitude() - nearest.get().centre().latitude();
        int eighth = Math.floorMod(Math.round(Math.toDegrees(Math.atan2(east, north)) / 45), 8);
        return ResultsWords.french("results.class.point.off", Math.round(kilometres), ResultsWords.french("results.wind." + eighth), nearest.get().name(), latitude, longitude);
    }

    /** Of a trip: where from and where to, its days, or an hour. */
    private void trips(Collection<String> codes, Map<String, String> labels) {
        Map<String, String> names = new LinkedHashMap<>();
        names(codes.stream().flatMap(code -> java.util.Arrays.stream(code.split(">"))).distinct().toList(), names);
        for (String code : codes) {
            String[] ends = code.split(">", 2);
            if (ends.length == 2) labels.put(code, ResultsWords.french("results.class.trip", names.getOrDefault(ends[0], ends[0]), names.getOrDefault(ends[1], ends[1])));
            else labels.put(code, DAYS.contains(code) ? ResultsWords.french("results.day." + code) : hour(code));
        }
    }

    /** The label of a figure that every question may have. */
    public static String special(String code) {
        return switch (code) {
            case Release.ANSWERED -> ResultsWords.french("results.cell.answered");
            case Release.NOT_ANSWERED -> ResultsWords.french("results.cell.notAnswered");
            case Release.NOT_ASKED -> ResultsWords.french("results.cell.notAsked");
            case ProtectedCounts.Question.OTHER -> ResultsWords.french("results.cell.other");
            case Crossing.NONE -> ResultsWords.french("results.cell.none");
            case Crossing.ALL -> ResultsWords.french("results.cell.all");
            case Crossing.REST -> ResultsWords.french("results.cell.rest");
            default -> throw new IllegalArgumentException("no special figure " + code);
        };
    }

    public static NumberClasses classes(Question question) {
        return NumberClasses.of(question.min(), question.max(), question.step());
    }

    private static String step(Question question, BigDecimal step) {
        String end = step.compareTo(question.min()) == 0 ? question.lowLabel() : step.compareTo(question.max()) == 0 ? question.highLabel() : "";
        return end.isEmpty() ? french(step) : ResultsWords.french("results.class.named", french(step), end);
    }

    private static String number(NumberClass each, String unit) {
        String words;
        if (each.from() == null) words = ResultsWords.french("results.class.below", french(each.to()));
        else if (each.last() != null && each.last().compareTo(each.from()) == 0) words = french(each.from());
        else if (each.last() != null) words = ResultsWords.french("results.class.to", french(each.from()), french(each.last()));
        else if (each.to() != null) words = ResultsWords.french("results.class.upTo", french(each.from()), french(each.to()));
        else words = ResultsWords.french("results.class.from", french(each.from()));
        return unit.isEmpty() ? words : ResultsWords.french("results.class.unit", words, unit);
    }

    private void names(Collection<String> codes, Map<String, String> labels) {
        List<InseeCode> known = codes.stream().map(InseeCode::parse).flatMap(Optional::stream).toList();
        Map<InseeCode, String> names = communes.names(known);
        for (InseeCode code : known) labels.put(code.value(), ResultsWords.french("results.class.commune", names.getOrDefault(code, code.value()), code.departement()));
    }

    private static String french(BigDecimal number) {
        NumberFormat format = NumberFormat.getInstance(Locale.FRENCH);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }
}
