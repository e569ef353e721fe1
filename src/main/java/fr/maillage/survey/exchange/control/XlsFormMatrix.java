package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.exchange.control.Clause.Sort;
import fr.maillage.survey.exchange.control.LossReport.Place;
import fr.maillage.survey.exchange.entity.DraftOption;
import fr.maillage.survey.exchange.entity.DraftQuestion.Logic;
import fr.maillage.survey.exchange.entity.DraftQuestion;
import fr.maillage.survey.exchange.entity.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group shown as a table ({@code table-list}) whose questions choose from one list and depend on nothing of their own: our matrix. */
final class XlsFormMatrix {
    private final Sheet.Line head;
    private final List<Sheet.Line> rows;
    private final XlsFormTypes.Cell type;

    private XlsFormMatrix(Sheet.Line head, List<Sheet.Line> rows, XlsFormTypes.Cell type) {
        this.head = head;
        this.rows = rows;
        this.type = type;
    }

    /** @param group its lines, begin and end included; null when it is no matrix */
    static XlsFormMatrix of(List<Sheet.Line> group) {
        Sheet.Line head = group.get(0);
        List<Sheet.Line> rows = group.subList(1, group.size() - 1);
        if (!head.get("appearance").contains("table-list") || head.get("name").isEmpty() || rows.isEmpty()) return null;
        XlsFormTypes.Cell type = XlsFormTypes.Cell.of(rows.get(0).get("type"));
        boolean chooses = type.word().startsWith("select") && type.choices() && !type.other();
        boolean alike = rows.stream().allMatch(row -> XlsFormTypes.Cell.of(row.get("type")).equals(type) && !row.get("name").isEmpty()
                && !row.has("relevant") && !row.has("constraint") && !row.has("choice_filter") && !row.has("default") && row.get("required").equals(rows.get(0).get("required")));
        return chooses && alike ? new XlsFormMatrix(head, rows, type) : null;
    }

    DraftQuestion question(XlsFormImport form) {
        Place at = XlsFormImport.place(head);
        String code = form.code(head);
        QuestionType kind = type.word().contains("mult") ? QuestionType.MATRIX_MULTIPLE : QuestionType.MATRIX_SINGLE;
        List<DraftOption> columns = new ArrayList<>();
        Map<String, String> codes = new LinkedHashMap<>();
        for (XlsFormChoices.Choice choice : form.choices().list(type.list())) {
            columns.add(choice.option());
            codes.put(choice.name(), choice.option().code());
        }
        CodeBook book = CodeBook.ofOptions();
        List<DraftOption> lines = new ArrayList<>();
        Clause relevant = head.has("relevant") ? form.condition(head) : Clause.TRUE;
        for (Sheet.Line row : rows) {
            String name = row.get("name");
            String own = name.startsWith(head.get("name") + "_") ? name.substring(head.get("name").length() + 1) : name;
            String rowCode = book.code(own);
            if (!CodeBook.same(rowCode, own)) form.report().change(XlsFormImport.place(row), "renamed", name, rowCode);
            Wording label = row.wording("label", form.languages());
            lines.add(DraftOption.of(rowCode, label.none() ? Wording.of(form.languages().codes().get(0), name) : form.cut(label, 300, XlsFormImport.place(row))));
            form.names().know(name, Asked.row(code, rowCode, kind == QuestionType.MATRIX_SINGLE ? Sort.CHOICE : Sort.CHOICES, codes));
        }
        Wording label = head.wording("label", form.languages());
        if (label.none()) form.report().change(at, "noLabel", head.get("name"));
        boolean required = rows.get(0).get("required").matches("(?i)yes|true|true\\(\\)");
        return DraftQuestion.of(code, kind, label.none() ? Wording.of(form.languages().codes().get(0), head.get("name")) : form.cut(label, 500, at))
                .helped(head.wording("hint", form.languages())).required(required).offering(columns, lines)
                .following(new Logic(relevant == Clause.TRUE ? "" : relevant.text(), "", Wording.NONE, ""));
    }
}
