package fr.maillage.survey.results.control;

import fr.maillage.survey.entity.Question;
import fr.maillage.survey.results.entity.Crossing;
import fr.maillage.survey.results.entity.NumberClasses;
import fr.maillage.survey.results.entity.NumberClasses.NumberClass;
import fr.maillage.survey.results.entity.ProtectedCounts;
import fr.maillage.survey.results.entity.Release;
import fr.maillage.territory.Communes;
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

/** What people read for the code of an answer. */
@ApplicationScoped
public class AnswerLabels {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.FRENCH);

    /** Days of a usual week, as answers name them. */
    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

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
            default -> codes.forEach(code -> labels.put(code, code));
        }
        return labels;
    }

    private static String hour(String code) {
        return ResultsWords.french("results.class.hour", Integer.parseInt(code));
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
        List<InseeCode> known = codes.stream().map(InseeCode::parse).flatMap(java.util.Optional::stream).toList();
        Map<InseeCode, String> names = communes.names(known);
        for (InseeCode code : known) labels.put(code.value(), ResultsWords.french("results.class.commune", names.getOrDefault(code, code.value()), code.departement()));
    }

    private static String french(BigDecimal number) {
        NumberFormat format = NumberFormat.getInstance(Locale.FRENCH);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }
}
