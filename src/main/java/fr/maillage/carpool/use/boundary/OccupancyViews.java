package fr.maillage.carpool.use.boundary;

import fr.maillage.carpool.boundary.SiteViews;
import fr.maillage.carpool.entity.CarpoolSite;
import fr.maillage.carpool.use.control.SiteCounts;
import fr.maillage.web.Chart;
import fr.maillage.web.Messages;
import fr.maillage.web.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in a chart and a table how full a site is: the same numbers for the team and for everybody. */
@RequestScoped
public class OccupancyViews {
    /** Fewer counts say nothing about a week. */
    static final int ENOUGH = 5;

    @Inject
    SiteCounts counts;

    @Inject
    SiteViews sites;

    @Inject
    Messages messages;

    /** A row of the table: a day, and for each band of hours the mean or a dash. */
    public record Row(String day, List<String> cells) {
    }

    public boolean enough(CarpoolSite site) {
        return counts.occupancy(site.id()).counts() >= ENOUGH;
    }

    Page put(Page page, CarpoolSite site) {
        SiteCounts.Occupancy occupancy = counts.occupancy(site.id());
        NumberFormat mean = NumberFormat.getInstance(messages.locale());
        mean.setMaximumFractionDigits(1);
        List<Chart.Bar> bars = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.getDisplayName(TextStyle.FULL, messages.locale());
            occupancy.byDay().get(day.getValue() - 1).ifPresent(cars -> bars.add(new Chart.Bar(name, Math.round(cars), null)));
            rows.add(new Row(name, occupancy.byBand().get(day.getValue() - 1).stream().map(cell -> cell.map(mean::format).orElse("–")).toList()));
        }
        return page.with("chart", bars.isEmpty() ? null : new Chart("frequentation", messages.text("use.chart.title"), finding(site, occupancy, bars), bars,
                        messages.text(occupancy.counts() == 1 ? "use.chart.note.one" : "use.chart.note", occupancy.counts(), sites.day(occupancy.since())), 0))
                .with("bands", bands()).with("rows", rows).with("enough", occupancy.counts() >= ENOUGH);
    }

    private String finding(CarpoolSite site, SiteCounts.Occupancy occupancy, List<Chart.Bar> bars) {
        Chart.Bar fullest = bars.stream().max(java.util.Comparator.comparingLong(Chart.Bar::value)).orElseThrow();
        return Optional.ofNullable(site.facts().spaces()).filter(spaces -> spaces > 0)
                .map(spaces -> messages.text("use.chart.finding", fullest.label(), fullest.value(), spaces, occupancy.most()))
                .orElseGet(() -> messages.text("use.chart.finding.noSpaces", fullest.label(), fullest.value(), occupancy.most()));
    }

    private List<String> bands() {
        List<String> bands = new ArrayList<>();
        for (int i = 0; i < SiteCounts.BANDS.size(); i++)
            bands.add(messages.text("use.band", SiteCounts.BANDS.get(i), i + 1 < SiteCounts.BANDS.size() ? SiteCounts.BANDS.get(i + 1) : 24));
        return bands;
    }
}
