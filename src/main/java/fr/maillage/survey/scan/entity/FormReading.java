package fr.maillage.survey.scan.entity;

import fr.maillage.survey.paper.entity.Layout;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything read of one form, page after page. Clear ticks become answers; what is doubtful or written by hand becomes crops to look at. */
public final class FormReading {
    private static final double AROUND = 2;
    private static final double TEXT_WIDTH = 170;

    private final Layout layout;
    private final Set<Integer> pages = new TreeSet<>();
    private final List<Tick> ticks = new ArrayList<>();
    private final List<Crop> crops = new ArrayList<>();

    public FormReading(Layout layout) {
        this.layout = layout;
    }

    /** A part of the page that a person looks at. */
    public record Crop(String question, double y, int page, BufferedImage image) {
    }

    /** Adds a page; false when it was there already. */
    public boolean add(PageReader.Seen.Page seen) {
        int number = seen.code().page();
        if (number < 1 || number > layout.pages() || !pages.add(number)) return false;
        TickReader reader = new TickReader(seen.picture(), seen.frame());
        List<Tick> here = settled(layout.boxesOn(number).stream().map(reader::read).toList());
        ticks.addAll(here);
        for (Tick tick : here) {
            if (tick.state() != Tick.State.DOUBTFUL) continue;
            Layout.Box box = tick.box();
            crops.add(crop(seen, box.question(), box.x() - 3 * AROUND, box.y(), 70, box.height()));
        }
        for (Layout.Field field : layout.fieldsOn(number)) crops.add(crop(seen, field.question(), field.x() - AROUND, field.y(), field.width() + 2 * AROUND, field.height()));
        return true;
    }

    private static Crop crop(PageReader.Seen.Page seen, String question, double x, double y, double width, double height) {
        double left = Math.max(20 - AROUND, x);
        return new Crop(question, y, seen.code().page(), seen.frame().crop(seen.picture(), left, y - AROUND, Math.min(width, 20 + TEXT_WIDTH - left), height + 2 * AROUND));
    }

    /** Two boxes ticked where one may be: both are doubtful. */
    private static List<Tick> settled(List<Tick> read) {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        for (Tick tick : read) if (tick.box().single() && tick.state() == Tick.State.TICKED) chosen.merge(tick.box().field(), 1, Integer::sum);
        return read.stream().map(tick -> tick.box().single() && tick.state() == Tick.State.TICKED && chosen.get(tick.box().field()) > 1 ? tick.doubted() : tick).toList();
    }

    /** Pages that were not among those scanned. */
    public List<Integer> missing() {
        List<Integer> missing = new ArrayList<>();
        for (int page = 1; page <= layout.pages(); page++) if (!pages.contains(page)) missing.add(page);
        return missing;
    }

    /** The values of clear ticks, by field. */
    public Map<String, List<String>> typed() {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (Tick tick : ticks) if (tick.state() == Tick.State.TICKED) typed.computeIfAbsent(tick.box().field(), field -> new ArrayList<>()).add(tick.box().value());
        return typed;
    }

    /** Questions with a doubtful box. */
    public Set<String> doubts() {
        Set<String> doubts = new LinkedHashSet<>();
        for (Tick tick : ticks) if (tick.state() == Tick.State.DOUBTFUL) doubts.add(tick.box().question());
        return doubts;
    }

    /** How sure the boxes of each question are: percent, that of the least sure. */
    public Map<String, Integer> confidence() {
        Map<String, Integer> least = new LinkedHashMap<>();
        ticks.forEach(tick -> least.merge(tick.box().question(), tick.confidence(), Math::min));
        return least;
    }

    /** From the top of the first page to the foot of the last. */
    public List<Crop> crops() {
        return crops.stream().sorted(java.util.Comparator.comparingInt(Crop::page).thenComparingDouble(Crop::y)).toList();
    }
}
