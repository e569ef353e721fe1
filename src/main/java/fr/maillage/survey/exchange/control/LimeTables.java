package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.BadFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamConstants;

/** The tables of a LimeSurvey structure file (.lss): a flat dump of its database, row by row. */
final class LimeTables {
    private static final int ROWS_MAX = 50_000;
    private static final int DOCUMENT_MAX = 8 * 1024 * 1024;
    private static final Set<String> READ = Set.of("answers", "answer_l10ns", "groups", "group_l10ns", "questions", "subquestions", "question_l10ns", "question_attributes", "quota",
            "quota_members", "surveys", "surveys_languagesettings", "defaultvalues", "assessments");

    /** A row: column to text; a column that is empty or not there reads as the empty text. */
    record Row(Map<String, String> fields) {
        String get(String name) {
            return fields.getOrDefault(name, "").strip();
        }

        int whole(String name) {
            return get(name).matches("-?\\d{1,9}") ? Integer.parseInt(get(name)) : 0;
        }
    }

    private final Map<String, List<Row>> tables = new HashMap<>();
    private final List<String> languages = new ArrayList<>();
    private final Map<String, Map<String, List<Row>>> indexes = new HashMap<>();
    private int rows;

    private LimeTables() {
    }

    /** @throws BadFile when it is no structure of a whole survey */
    static LimeTables read(byte[] document) {
        if (document.length > DOCUMENT_MAX) throw new BadFile("bomb");
        LimeTables tables = new LimeTables();
        SafeXml xml = SafeXml.of(document);
        if (!xml.nextStart() || !xml.getLocalName().equals("document")) throw new BadFile("notLime");
        boolean survey = false;
        while (xml.nextStart()) {
            String name = xml.getLocalName();
            if (name.equals("LimeSurveyDocType")) {
                String type = xml.text().strip();
                if (!type.equals("Survey")) throw new BadFile("limePart", type);
                survey = true;
            } else if (name.equals("languages")) {
                tables.readLanguages(xml);
            } else if (READ.contains(name)) {
                tables.readTable(xml, name);
            } else {
                // themes, versions and whatever else a version of LimeSurvey adds
                xml.text();
            }
        }
        if (!survey) throw new BadFile("notLime");
        return tables;
    }

    private void readLanguages(SafeXml xml) {
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("languages")); event = xml.next())
            if (event == XMLStreamConstants.START_ELEMENT) languages.add(xml.text().strip());
    }

    private void readTable(SafeXml xml, String table) {
        List<Row> read = tables.computeIfAbsent(table, any -> new ArrayList<>());
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(table)); event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("row")) continue;
            if (++rows > ROWS_MAX) throw new BadFile("huge", ROWS_MAX);
            read.add(row(xml));
        }
    }

    private static Row row(SafeXml xml) {
        Map<String, String> fields = new HashMap<>();
        for (int event = xml.next(); !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")); event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) continue;
            String name = xml.getLocalName();
            fields.put(name, xml.text());
        }
        return new Row(fields);
    }

    List<Row> table(String name) {
        return tables.getOrDefault(name, List.of());
    }

    /** Rows of a table by the value of one of their columns, in the order of the file. */
    List<Row> where(String table, String column, String value) {
        return indexes.computeIfAbsent(table + " " + column, any -> table(table).stream().collect(Collectors.groupingBy(row -> row.get(column)))).getOrDefault(value, List.of());
    }

    /** As the file names them, e.g. {@code fr}. */
    List<String> languages() {
        return languages;
    }
}
