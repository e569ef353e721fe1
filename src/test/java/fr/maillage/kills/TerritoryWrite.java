package fr.maillage.kills;

import fr.maillage.testing.Portal;
import fr.maillage.testing.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The operator makes a territory of a commune, each commune once; one in ten is of a code that does not exist. */
final class TerritoryWrite implements Write {
    private static final String PAGE = "/gestion/territoires";
    private final Queue<String> codes;

    TerritoryWrite(Connection database, Random random) throws SQLException {
        List<String> all = new ArrayList<>(Portal.sql(database, "select code from commune where departement not in ('48', '77') order by code").stream().map(row -> (String) row.get(0)).toList());
        java.util.Collections.shuffle(all, random);
        codes = new ConcurrentLinkedQueue<>(all);
    }

    @Override
    public String kind() {
        return "territory";
    }

    @Override
    public Form fill(Visit visit, int writer, Random random) {
        String code = random.nextInt(10) == 0 ? "9999" + random.nextInt(10) : codes.remove();
        Map<String, Object> form = Visit.filled(Writers.good(visit.page(PAGE)), PAGE, Map.of("code", code));
        return new Form("install", code, () -> visit.post(PAGE, form, "Accept", "text/html"), "/");
    }

    /** The territory, its line in the audit log and its line in the outbox are one: each as often as the others. */
    @Override
    public List<String> faults(Connection database, List<History.Line> lines) throws SQLException {
        Map<String, List<Object>> found = new HashMap<>();
        Portal.sql(database, """
                select t.insee_code, count(*), (select count(*) from audit_log a where a.territory_id = t.id and a.action = 'territory.create')
                from territory t where t.kind = 'COMMUNE' group by t.id""").forEach(row -> found.put((String) row.get(0), row));
        List<String> faults = new ArrayList<>();
        for (History.Line line : lines) {
            List<Object> row = found.get(line.marker());
            long territories = row == null ? 0 : (Long) row.get(1);
            long acts = row == null ? 0 : (Long) row.get(2);
            boolean right = switch (line.outcome()) {
                case ACKNOWLEDGED -> territories == 1 && acts == 1;
                case REFUSED -> territories == 0;
                case UNKNOWN -> territories == acts && territories <= 1;
            };
            if (!right) faults.add(line + ": " + territories + " territories, " + acts + " acts in the audit log");
        }
        return faults;
    }
}
