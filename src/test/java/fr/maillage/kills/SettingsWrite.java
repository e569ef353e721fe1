package fr.maillage.kills;

import fr.maillage.testing.Answer;
import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Writers change the settings of territories of their own again and again, so that each confirmed change is counted by the version; some send what is refused. */
final class SettingsWrite implements Write {
    private final AtomicLong number = new AtomicLong();
    private final List<String> slugs;
    private final Map<String, Long> versions = new HashMap<>();

    SettingsWrite(Connection database, int writers) throws SQLException {
        slugs = new ArrayList<>();
        for (List<Object> row : Portal.sql(database, "select slug, version from territory where kind = 'COMMUNE' and slug <> 'thomery' order by slug limit ?", writers)) {
            slugs.add((String) row.get(0));
            versions.put((String) row.get(0), (Long) row.get(1));
        }
    }

    @Override
    public String kind() {
        return "settings";
    }

    @Override
    public Form fill(Visit visit, int writer, Random random) {
        String slug = slugs.get(writer % slugs.size());
        String page = "/" + slug + "/gestion/reglages";
        String marker = "rue du Marqueur " + number.incrementAndGet();
        Map<String, String> typed = random.nextInt(10) == 0 ? Map.of("address", marker, "email", "pas une adresse") : Map.of("address", marker);
        Answer shown = Writers.good(visit.page(page));
        Map<String, Object> form = Visit.filled(shown, page, typed);
        String target = Visit.actionOf(shown, page);
        return new Form(slug, marker, () -> visit.sendParts(target, form, new byte[0]), page + "?ok");
    }

    @Override
    public List<String> faults(Connection database, List<History.Line> lines) throws SQLException {
        Map<String, List<History.Line>> bySlug = new LinkedHashMap<>();
        lines.forEach(line -> bySlug.computeIfAbsent(line.subject(), slug -> new ArrayList<>()).add(line));
        List<String> faults = new ArrayList<>();
        for (var entry : bySlug.entrySet()) {
            List<Object> row = Portal.sql(database, """
                    select t.version, t.contact_address, (select count(*) from audit_log a where a.territory_id = t.id and a.action = 'territory.settings')
                    from territory t where t.slug = ?""", entry.getKey()).get(0);
            long changes = (Long) row.get(0) - versions.get(entry.getKey());
            long confirmed = entry.getValue().stream().filter(line -> line.outcome() == History.Outcome.ACKNOWLEDGED).count();
            long unknown = entry.getValue().stream().filter(line -> line.outcome() == History.Outcome.UNKNOWN).count();
            if (changes < confirmed || changes > confirmed + unknown || changes != (Long) row.get(2))
                faults.add(entry.getKey() + ": " + confirmed + " confirmed, " + unknown + " unknown, but " + changes + " changes and " + row.get(2) + " acts in the audit log");
            if (!mayBeLast(entry.getValue()).contains(row.get(1))) faults.add(entry.getKey() + ": says " + row.get(1) + ", may say " + mayBeLast(entry.getValue()));
        }
        return faults;
    }

    /** The last confirmed marker, or one of the unknown ones after it. */
    private static List<Object> mayBeLast(List<History.Line> lines) {
        List<Object> possible = new ArrayList<>();
        possible.add(null);
        for (History.Line line : lines) {
            if (line.outcome() == History.Outcome.ACKNOWLEDGED) possible.clear();
            if (line.outcome() != History.Outcome.REFUSED) possible.add(line.marker());
        }
        return possible;
    }
}
