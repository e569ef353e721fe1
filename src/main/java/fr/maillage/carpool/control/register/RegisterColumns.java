package fr.maillage.carpool.control.register;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The header of a register file: which column stands where.
 *
 * @param index   position of each known column, from 0
 * @param width   cells a row must have
 * @param unknown columns that are not read
 */
record RegisterColumns(Map<String, Integer> index, int width, List<String> unknown) {
    /** Identifier that only the consolidated register carries. */
    static final String ID_LIEU = "id_lieu";
    static final List<String> KNOWN = List.of(ID_LIEU, "id_local", "nom_lieu", "ad_lieu", "com_lieu", "insee", "type", "date_maj", "ouvert", "source",
            "Xlong", "Ylat", "nbre_pl", "nbre_pmr", "duree", "horaires", "proprio", "lumiere", "comm");
    private static final List<String> NEEDED = List.of("nom_lieu", "insee", "type", "date_maj", "ouvert", "Xlong", "Ylat");

    /** @throws FileFault when a column that cannot be done without is missing, or one stands twice */
    static RegisterColumns of(String[] header) {
        Map<String, Integer> index = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (int i = 0; i < header.length; i++) {
            String name = header[i].strip();
            String known = KNOWN.stream().filter(column -> column.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))).findFirst().orElse(null);
            if (known == null) unknown.add(name.length() > 60 ? name.substring(0, 60) + "…" : name);
            else if (index.put(known, i) != null) throw new FileFault("columnTwice", known);
        }
        List<String> missing = NEEDED.stream().filter(column -> !index.containsKey(column)).toList();
        if (!missing.isEmpty()) throw new FileFault("columnsMissing", String.join(", ", missing));
        if (!index.containsKey(ID_LIEU) && !index.containsKey("id_local")) throw new FileFault("columnsMissing", "id_local");
        unknown.remove("");
        return new RegisterColumns(index, header.length, unknown.stream().limit(20).toList());
    }

    boolean has(String column) {
        return index.containsKey(column);
    }
}
