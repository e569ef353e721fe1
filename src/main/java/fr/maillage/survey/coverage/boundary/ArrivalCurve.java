package fr.maillage.survey.coverage.boundary;

import fr.maillage.survey.counts.control.AnswerCounters.Arrival;
import fr.maillage.survey.entity.Channel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers per day, or per week of a long survey, as standing bars cut by channel; drawn by {@code coverage/parts :: curve}.
 * Widths are in percent of the drawing, heights in pixels, so that it follows the screen.
 *
 * @param bars    one for each day or week, empty ones too
 * @param weekly  whether a bar is a week, named by its Monday or the first day
 * @param most    answers of the highest bar
 */
public record ArrivalCurve(List<Bar> bars, boolean weekly, long most) {
    public static final int HEIGHT = 160;
    private static final int DAYS_MAX = 62;

    public record Bar(LocalDate day, long answers, Map<Channel, Long> byChannel, List<Piece> pieces) {
        public long by(Channel channel) {
            return byChannel.getOrDefault(channel, 0L);
        }
    }

    /** A rectangle: x and width in percent, y and height in pixels from the top. */
    public record Piece(Channel channel, String x, String width, String y, String height) {
    }

    /** @param arrivals at least one */
    static ArrivalCurve of(List<Arrival> arrivals) {
        LocalDate first = arrivals.get(0).day();
        LocalDate last = arrivals.get(arrivals.size() - 1).day();
        boolean weekly = ChronoUnit.DAYS.between(first, last) >= DAYS_MAX;
        TreeMap<LocalDate, Map<Channel, Long>> days = new TreeMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(weekly ? 7 : 1)) days.put(day, new EnumMap<>(Channel.class));
        for (Arrival arrival : arrivals) days.floorEntry(arrival.day()).getValue().merge(arrival.channel(), arrival.answers(), Long::sum);
        long most = days.values().stream().mapToLong(ArrivalCurve::sum).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        double step = 100.0 / days.size();
        int at = 0;
        for (Map.Entry<LocalDate, Map<Channel, Long>> day : days.entrySet()) {
            List<Piece> pieces = new ArrayList<>();
            double y = HEIGHT;
            for (Map.Entry<Channel, Long> each : day.getValue().entrySet()) {
                double height = (double) HEIGHT * each.getValue() / most;
                y -= height;
                pieces.add(new Piece(each.getKey(), percent(at * step + step * 0.1), percent(step * 0.8), pixels(y), pixels(height)));
            }
            bars.add(new Bar(day.getKey(), sum(day.getValue()), day.getValue(), pieces));
            at++;
        }
        return new ArrivalCurve(bars, weekly, most);
    }

    private static long sum(Map<Channel, Long> day) {
        return day.values().stream().mapToLong(answers -> answers).sum();
    }

    private static String percent(double number) {
        return String.format(Locale.ROOT, "%.3f%%", number);
    }

    private static String pixels(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }

    /** The last bars that had answers, newest first. */
    List<Bar> latest(int count) {
        List<Bar> with = new ArrayList<>(bars.stream().filter(bar -> bar.answers() > 0).toList());
        java.util.Collections.reverse(with);
        return with.subList(0, Math.min(count, with.size()));
    }
}
