package fr.maillage.survey.exchange.control;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.DateData;
import org.javarosa.core.model.data.DecimalData;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.IntegerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;

/**
 * An XLSForm table run by JavaRosa, the engine of ODK. JavaRosa reads XForms, and the usual converter is a Python program: this one knows just
 * what our tables use. Columns: type, name, label, relevant, constraint, calculation, required, choice_filter.
 */
final class XForm {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

    private final Map<String, String> paths = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final FormDef form;

    /** Held, for a logger that nobody holds forgets its level. */
    private static final java.util.logging.Logger LOG = java.util.logging.Logger.getLogger("XFormParser");

    static {
        LOG.setLevel(java.util.logging.Level.SEVERE);
        new XFormsModule().registerModule();
    }

    /** @param survey  lines below the titles, in the order of {@link #COLUMNS}; @param lists choices by list */
    XForm(List<Map<String, String>> survey, Map<String, List<String>> lists) {
        byte[] xml = write(survey, lists).getBytes(StandardCharsets.UTF_8);
        try {
            form = new XFormParser(new java.io.InputStreamReader(new ByteArrayInputStream(xml), StandardCharsets.UTF_8)).parse();
        } catch (Exception e) {
            throw new IllegalStateException(new String(xml, StandardCharsets.UTF_8), e);
        }
        form.initialize(true, new org.javarosa.core.model.instance.InstanceInitializationFactory());
    }

    private String write(List<Map<String, String>> survey, Map<String, List<String>> lists) {
        StringBuilder instance = new StringBuilder();
        StringBuilder body = new StringBuilder();
        List<String> open = new ArrayList<>(List.of("/data"));
        for (Map<String, String> line : survey) {
            String type = line.get("type");
            String path = open.get(open.size() - 1) + "/" + line.get("name");
            if (type.equals("end_group")) {
                instance.append("</").append(open.remove(open.size() - 1).replaceAll(".*/", "")).append('>');
                body.append("</group>");
                continue;
            }
            paths.put(line.get("name"), path);
            types.put(line.get("name"), type);
            if (type.equals("begin_group")) {
                open.add(path);
                instance.append('<').append(line.get("name")).append('>');
                body.append("<group ref=\"").append(path).append("\"><label>").append(line.get("name")).append("</label>");
                continue;
            }
            instance.append('<').append(line.get("name")).append("/>");
            if (!type.equals("calculate")) body.append(control(type, path, lists));
        }
        StringBuilder binds = new StringBuilder();
        for (Map<String, String> line : survey) if (!line.get("type").equals("end_group")) binds.append(bind(line));
        return "<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\" xmlns:jr=\"http://openrosa.org/javarosa\"><h:head><h:title>t</h:title><model><instance>"
                + "<data id=\"t\">" + instance + "</data></instance>" + binds + "</model></h:head><h:body>" + body + "</h:body></h:html>";
    }

    private static String control(String type, String path, Map<String, List<String>> lists) {
        String element = type.startsWith("select_one") ? "select1" : type.startsWith("select_multiple") ? "select" : "input";
        StringBuilder control = new StringBuilder("<" + element + " ref=\"" + path + "\"><label>x</label>");
        if (type.contains(" ")) for (String choice : lists.get(type.split(" ")[1])) control.append("<item><label>").append(choice).append("</label><value>").append(choice).append("</value></item>");
        return control.append("</").append(element).append('>').toString();
    }

    private String bind(Map<String, String> line) {
        String type = line.get("type");
        StringBuilder bind = new StringBuilder("<bind nodeset=\"" + paths.get(line.get("name")) + "\"");
        if (!type.equals("begin_group")) bind.append(" type=\"").append(dataType(type)).append('"');
        attribute(bind, "relevant", line.get("relevant"));
        attribute(bind, "constraint", line.get("constraint"));
        attribute(bind, "calculate", line.get("calculation"));
        return bind.append("/>").toString();
    }

    private static String dataType(String type) {
        if (type.startsWith("select_one")) return "string";
        if (type.startsWith("select_multiple")) return "string";
        return switch (type) {
            case "integer" -> "int";
            case "decimal" -> "decimal";
            case "date" -> "date";
            default -> "string";
        };
    }

    private void attribute(StringBuilder bind, String name, String expression) {
        if (expression == null || expression.isEmpty()) return;
        Matcher matcher = REFERENCE.matcher(expression);
        String absolute = matcher.replaceAll(found -> " " + Matcher.quoteReplacement(paths.get(found.group(1))) + " ");
        bind.append(' ').append(name).append("=\"").append(absolute.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;")).append('"');
    }

    /**
     * Answers in the order of the form, as an interview goes.
     *
     * @param value an Integer, Double, String, LocalDate or a list of codes, by the type of the question
     */
    void answer(String name, Object value) {
        form.setValue(data(types.get(name), value), reference(name), true);
    }

    private TreeReference reference(String name) {
        return node(name).getRef();
    }

    private TreeElement node(String name) {
        TreeElement node = form.getMainInstance().getRoot();
        for (String step : paths.get(name).substring("/data/".length()).split("/")) node = node.getFirstChild(step);
        return node;
    }

    private static IAnswerData data(String type, Object value) {
        if (value instanceof Integer number) return type.equals("integer") ? new IntegerData(number) : new DecimalData(number);
        if (value instanceof Double number) return new DecimalData(number);
        if (value instanceof java.time.LocalDate day) return new DateData(java.util.Date.from(day.atStartOfDay(java.time.ZoneId.systemDefault()).toInstant()));
        if (value instanceof List<?> codes) return new MultipleItemsData(codes.stream().map(code -> new Selection((String) code)).sorted(Comparator.comparing(Selection::getValue)).toList());
        return type.startsWith("select_one") ? new SelectOneData(new Selection((String) value)) : new StringData((String) value);
    }

    boolean relevant(String name) {
        return node(name).isRelevant();
    }

    /** Whether the present answer, as it stands in the form, is taken. */
    boolean holds(String name) {
        return form.evaluateConstraint(reference(name), node(name).getValue());
    }

    /** What is there, as XForms write it; empty for nothing. */
    String value(String name) {
        IAnswerData value = node(name).getValue();
        return value == null ? "" : value.uncast().getString();
    }
}
