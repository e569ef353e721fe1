package fr.maillage.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the database holds, table by table, to tell « as before » from « half done ». */
public record Snapshot(Map<String, String> tables) {
    /** The nodes’ and sessions’ own life, the code lists that nobody edits, and counters that are folded in the background (their own test compares them with a recount). */
    private static final Set<String> LEFT_OUT = Set.of("node", "graph_node", "graph_state", "rate_limit", "account_session", "job", "held_form", "answer_count", "answer_counter", "answer_delta", "flyway_schema_history", "commune", "commune_centre", "commune_postal_code",
            "commune_former_code", "departement", "region", "epci", "epci_member");

    public static Snapshot take() {
        List<String> names = new ArrayList<>(Portal.sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .stream().map(row -> (String) row.get(0)).toList());
        names.removeAll(LEFT_OUT);
        Map<String, String> tables = new TreeMap<>();
        for (String name : names)
            tables.put(name, Portal.value("select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \"" + name + "\" t"));
        return new Snapshot(tables);
    }
}
