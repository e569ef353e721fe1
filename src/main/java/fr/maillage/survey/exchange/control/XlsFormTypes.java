package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The question types of XLSForm and ours. */
final class XlsFormTypes {
    /** What the form's software takes note of by itself: nobody is asked, and we do not take note of it. */
    private static final Set<String> METADATA = Set.of("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "phone_number", "username", "email", "audit",
            "start-geopoint", "background-audio", "imei");
    private static final Map<String, QuestionType> KINDS = Map.ofEntries(Map.entry("text", QuestionType.SHORT_TEXT), Map.entry("string", QuestionType.SHORT_TEXT), Map.entry("integer", QuestionType.NUMBER), Map.entry("int", QuestionType.NUMBER),
            Map.entry("decimal", QuestionType.NUMBER), Map.entry("range", QuestionType.SCALE), Map.entry("select_one", QuestionType.SINGLE), Map.entry("select one", QuestionType.SINGLE), Map.entry("select1", QuestionType.SINGLE),
            Map.entry("select_multiple", QuestionType.MULTIPLE), Map.entry("select multiple", QuestionType.MULTIPLE), Map.entry("rank", QuestionType.RANKING), Map.entry("date", QuestionType.DATE), Map.entry("time", QuestionType.TIME),
            Map.entry("datetime", QuestionType.DATE_TIME), Map.entry("geopoint", QuestionType.POINT), Map.entry("image", QuestionType.FILE), Map.entry("photo", QuestionType.FILE), Map.entry("audio", QuestionType.FILE),
            Map.entry("video", QuestionType.FILE), Map.entry("file", QuestionType.FILE), Map.entry("note", QuestionType.INFO), Map.entry("calculate", QuestionType.CALCULATION));

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

        Optional<QuestionType> kind() {
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
