package fr.maillage.survey.exchange.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes survey structures as LimeSurvey 6 exports them, for tests: survey 99, in French. */
public final class LimeFile {
    private final Map<String, List<Map<String, String>>> tables = new LinkedHashMap<>();
    private final java.util.Set<String> languages = new java.util.LinkedHashSet<>(List.of("fr"));
    private int order;

    private LimeFile row(String table, String... pairs) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) row.put(pairs[i], pairs[i + 1]);
        tables.computeIfAbsent(table, any -> new ArrayList<>()).add(row);
        return this;
    }

    public LimeFile group(String gid, String name, String relevance) {
        return row("groups", "gid", gid, "sid", "99", "group_order", gid, "grelevance", relevance)
                .row("group_l10ns", "gid", gid, "group_name", name, "language", "fr");
    }

    public LimeFile question(String qid, String gid, String title, String type, String text, String relevance) {
        return row("questions", "qid", qid, "parent_qid", "0", "sid", "99", "gid", gid, "type", type, "title", title, "other", "N", "mandatory", "N", "question_order", String.valueOf(++order),
                "scale_id", "0", "relevance", relevance).row("question_l10ns", "qid", qid, "question", text, "help", "", "language", "fr");
    }

    LimeFile sub(String qid, String parent, String title, String text) {
        return row("subquestions", "qid", qid, "parent_qid", parent, "sid", "99", "type", "T", "title", title, "question_order", String.valueOf(++order), "scale_id", "0", "relevance", "1")
                .row("question_l10ns", "qid", qid, "question", text, "help", "", "language", "fr");
    }

    public LimeFile answer(String qid, String code, String text) {
        String aid = aid(qid, code);
        return row("answers", "aid", aid, "qid", qid, "code", code, "sortorder", String.valueOf(++order), "scale_id", "0").row("answer_l10ns", "aid", aid, "answer", text, "language", "fr");
    }

    LimeFile attribute(String qid, String name, String value) {
        return row("question_attributes", "qid", qid, "attribute", name, "value", value, "language", "");
    }

    /** The same text in another language: {@code group_l10ns gid 1 group_name}, {@code surveys_languagesettings - - surveyls_title}. */
    public LimeFile also(String language, String table, String key, String id, String column, String text) {
        languages.add(language);
        return table.equals("surveys_languagesettings") ? row(table, "surveyls_language", language, column, text) : row(table, key, id, column, text, "language", language);
    }

    /** The id that {@link #answer} gives the text of an answer. */
    public static String aid(String qid, String code) {
        return qid + code.hashCode();
    }

    /** @param members question and code with a colon between */
    public LimeFile quota(String id, String name, String limit, String... members) {
        row("quota", "id", id, "sid", "99", "name", name, "qlimit", limit, "action", "1", "active", "1");
        for (String member : members) row("quota_members", "sid", "99", "qid", member.split(":")[0], "quota_id", id, "code", member.split(":")[1]);
        return this;
    }

    public byte[] bytes() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document><LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>640</DBVersion><languages>");
        languages.forEach(language -> xml.append("<language>").append(language).append("</language>"));
        xml.append("</languages>");
        tables.forEach((table, rows) -> {
            xml.append('<').append(table).append("><rows>");
            for (Map<String, String> row : rows) {
                xml.append("<row>");
                row.forEach((column, value) -> xml.append('<').append(column).append("><![CDATA[").append(value).append("]]></").append(column).append('>'));
                xml.append("</row>");
            }
            xml.append("</rows></").append(table).append('>');
        });
        xml.append("<surveys><rows><row><sid>99</sid><language>fr</language></row></rows></surveys><surveys_languagesettings><rows><row><surveyls_language>fr</surveyls_language>"
                + "<surveyls_title>Vos trajets</surveyls_title></row></rows></surveys_languagesettings></document>");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
