package fr.maillage.carpool.control.register;

import fr.maillage.persistence.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;

/**
 * What an import did, in figures. Rows read = refused + outside + created + updated + unchanged + kept.
 *
 * @param file      name of the file as sent: hostile text
 * @param encoding  as read
 * @param kept      rows whose site was left as it is: withdrawn here, or known here at a later date
 * @param warned    rows taken that have at least one warning
 * @param applied   whether the sites were touched at all
 * @param unknown   columns that were not read: hostile text
 * @param fault     why no row could be read, or null
 * @param compared  nothing was to be changed: created are sites of the file alone, updated those that differ
 * @param onlyHere  sites that the file does not have, where it was compared
 */
public record ImportReport(String file, String encoding, String separator, long read, long warned, long refused, long outside, long created, long updated,
                           long unchanged, long kept, boolean keepValid, boolean applied, List<String> unknown, String fault, List<String> faultArgs, boolean compared, long onlyHere) {

    static ImportReport unread(String file, boolean keepValid, FileFault fault) {
        return new ImportReport(file, "", "", 0, 0, 0, 0, 0, 0, 0, 0, keepValid, false, List.of(), fault.reason(), fault.args(), false, 0);
    }

    /** The JSON object kept with the job; {@code page} is the path of the full report below {@code gestion/}. */
    public String json(String page) {
        var object = Json.createObjectBuilder().add("page", page).add("file", file).add("encoding", encoding).add("separator", separator).add("read", read)
                .add("warned", warned).add("refused", refused).add("outside", outside).add("created", created).add("updated", updated)
                .add("unchanged", unchanged).add("kept", kept).add("keepValid", keepValid).add("applied", applied).add("unknown", array(unknown)).add("compared", compared).add("onlyHere", onlyHere);
        if (fault != null) object.add("fault", fault).add("faultArgs", array(faultArgs));
        return object.build().toString();
    }

    /** Reads what {@link #json} wrote. */
    public static ImportReport of(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            JsonObject o = reader.readObject();
            return new ImportReport(o.getString("file"), o.getString("encoding"), o.getString("separator"), number(o, "read"), number(o, "warned"),
                    number(o, "refused"), number(o, "outside"), number(o, "created"), number(o, "updated"), number(o, "unchanged"), number(o, "kept"),
                    o.getBoolean("keepValid"), o.getBoolean("applied"), texts(o, "unknown"), o.getString("fault", null), texts(o, "faultArgs"),
                    o.getBoolean("compared", false), o.containsKey("onlyHere") ? number(o, "onlyHere") : 0);
        }
    }

    private static long number(JsonObject object, String name) {
        return object.getJsonNumber(name).longValue();
    }

    private static List<String> texts(JsonObject object, String name) {
        return object.containsKey(name) ? object.getJsonArray(name).getValuesAs(jakarta.json.JsonString.class).stream().map(jakarta.json.JsonString::getString).toList() : List.of();
    }

    private static JsonArrayBuilder array(List<String> texts) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
