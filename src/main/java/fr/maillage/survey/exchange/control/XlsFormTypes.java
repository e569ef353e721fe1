package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The question types of XLSForm and ours. */
final class XlsFormTypes {
    /** What the form's software takes note of by itself: nobody is asked, and we do not take note of it. */
    private static final Set<String> METADATA = Set.of("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "phone_number", "username", "email", "audit",
            "start-geopoint", "background-audio", "imei");
    private static final Map<String, Kind> KINDS = Map.ofEntries(Map.entry("text", Kind.SHORT_TEXT), Map.entry("string", Kind.SHORT_TEXT), Map.entry("integer", Kind.NUMBER), Map.entry("int", Kind.NUMBER),
            Map.entry("decimal", Kind.NUMBER), Map.entry("range", Kind.SCALE), Map.entry("select_one", Kind.SINGLE), Map.entry("select one", Kind.SINGLE), Map.entry("select1", Kind.SINGLE),
            Map.entry("select_multiple", Kind.MULTIPLE), Map.entry("select multiple", Kind.MULTIPLE), Map.entry("rank", Kind.RANKING), Map.entry("date", Kind.DATE), Map.entry("time", Kind.TIME),
            Map.entry("datetime", Kind.DATE_TIME), Map.entry("geopoint", Kind.POINT), Map.entry("image", Kind.FILE), Map.entry("photo", Kind.FILE), Map.entry("audio", Kind.FILE),
            Map.entry("video", Kind.FILE), Map.entry("file", Kind.FILE), Map.entry("note", Kind.INFO), Map.entry("calculate", Kind.CALCULATION));

    /**
     * A type cell.
     *
     * @param word  what kind, in lower case: {@code select_one}, {@code begin group}
     * @param list  of choices; empty: none
     * @param other whether {@code or_other} stands behind
     */
    record Cell(String word, String list, boolean other) {
        static Cell of(String typed) {
            String type = typed.strip().replaceAll("\\s+", " ");
            String lower = type.toLowerCase(java.util.Locale.ROOT);
            for (String word : new String[] {"select_one", "select one", "select1", "select_multiple", "select multiple", "rank"}) {
                if (!lower.startsWith(word + " ")) continue;
                String[] rest = type.substring(word.length() + 1).split(" ");
                boolean other = rest.length > 1 && (rest[rest.length - 1].equalsIgnoreCase("or_other") || lower.endsWith(" or other"));
                return new Cell(word, rest[0], other);
            }
            return new Cell(lower.replace("begin_", "begin ").replace("end_", "end "), "", false);
        }

        Optional<Kind> kind() {
            return Optional.ofNullable(KINDS.get(word));
        }

        boolean metadata() {
            return METADATA.contains(word);
        }

        boolean choices() {
            return !list.isEmpty();
        }
    }

    private XlsFormTypes() {
    }
}
