package fr.maillage.survey.exchange.control;

import fr.maillage.survey.entity.Option;
import fr.maillage.survey.entity.Question;
import fr.maillage.survey.entity.QuestionType;
import fr.maillage.survey.entity.Row;
import fr.maillage.survey.entity.Section;
import fr.maillage.survey.entity.Survey;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A survey's questionnaire as a DDI Codebook 2.5: the study, a group of variables for each part, a variable for each answer that is kept.
 * No answer is in it. Elements stand in the order that the schema wants.
 */
public final class DdiCodebook {
    private static final String NAMESPACE = "ddi:codebook:2_5";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    /**
     * Words of the file that no survey writes.
     *
     * @param needs of a need, an offer, both, by their codes
     */
    public record Words(String ticked, String unticked, Map<String, String> needs) {
    }

    private final Survey survey;
    private final String producer;
    private final String address;
    private final Words words;
    private final XMLStreamWriter xml;

    private DdiCodebook(Survey survey, String producer, String address, Words words, XMLStreamWriter xml) {
        this.survey = survey;
        this.producer = producer;
        this.address = address;
        this.words = words;
        this.xml = xml;
    }

    /**
     * @param producer name of the territory
     * @param address  of the survey on the portal
     */
    public static void write(Survey survey, String producer, String address, Words words, OutputStream out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            new DdiCodebook(survey, producer, address, words, xml).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the codebook of survey " + survey.id() + " could not be written", e);
        }
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement("codeBook");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("version", "2.5");
        xml.writeAttribute("xml:lang", "fr");
        xml.writeAttribute("ID", "enquete-" + survey.slug());
        study();
        xml.writeStartElement("dataDscr");
        for (int part = 0; part < survey.sections().size(); part++) group(survey.sections().get(part), part + 1);
        for (Section section : survey.sections()) for (Question question : section.questions()) variables(section, question);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void study() throws XMLStreamException {
        xml.writeStartElement("stdyDscr");
        xml.writeStartElement("citation");
        xml.writeStartElement("titlStmt");
        text("titl", survey.title());
        xml.writeStartElement("IDNo");
        xml.writeAttribute("agency", "Maillage");
        xml.writeCharacters(survey.id().toString());
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("prodStmt");
        text("producer", producer);
        xml.writeEndElement();
        xml.writeStartElement("holdings");
        xml.writeAttribute("URI", address);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("stdyInfo");
        if (!survey.intro().isBlank()) text("abstract", survey.intro());
        if (survey.opensOn() != null || survey.closesOn() != null) {
            xml.writeStartElement("sumDscr");
            date("start", survey.opensOn());
            date("end", survey.closesOn());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void date(String event, java.time.LocalDate day) throws XMLStreamException {
        if (day == null) return;
        xml.writeStartElement("collDate");
        xml.writeAttribute("date", day.toString());
        xml.writeAttribute("event", event);
        xml.writeCharacters(day.toString());
        xml.writeEndElement();
    }

    private void text(String element, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(allowed(content));
        xml.writeEndElement();
    }

    /** XML has no place for most control characters, whatever a text holds. */
    static String allowed(String text) {
        return text.codePoints().filter(c -> c == '\n' || c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private void group(Section section, int number) throws XMLStreamException {
        xml.writeStartElement("varGrp");
        xml.writeAttribute("ID", "partie-" + number);
        xml.writeAttribute("type", "section");
        List<String> members = new ArrayList<>();
        for (Question question : section.questions()) members.addAll(ids(question));
        if (!members.isEmpty()) xml.writeAttribute("var", String.join(" ", members));
        text("labl", section.title());
        if (!section.intro().isBlank()) text("txt", section.intro());
        if (!section.relevant().isEmpty()) text("universe", section.relevant());
        xml.writeEndElement();
    }

    /** Of its variables: one for a question, one for each option that may be ticked, one for each row. */
    private static List<String> ids(Question question) {
        if (question.type() == QuestionType.INFO) return List.of();
        if (question.type().hasRows()) return question.rows().stream().map(row -> id(question.code(), row.code())).toList();
        if (several(question.type())) return question.options().stream().map(option -> id(question.code(), option.code())).toList();
        return List.of(id(question.code(), ""));
    }

    private static boolean several(QuestionType type) {
        return type == QuestionType.MULTIPLE || type == QuestionType.RANKING || type == QuestionType.NEEDS;
    }

    private static String id(String question, String part) {
        return "v." + question + (part.isEmpty() ? "" : "." + part);
    }

    private void variables(Section section, Question question) throws XMLStreamException {
        if (question.type() == QuestionType.INFO) return;
        if (question.type().hasRows()) {
            for (Row row : question.rows()) variable(section, question, row.code(), row.label());
        } else if (several(question.type())) {
            for (Option option : question.options()) variable(section, question, option.code(), option.label());
        } else {
            variable(section, question, "", "");
        }
    }

    private void variable(Section section, Question question, String part, String label) throws XMLStreamException {
        xml.writeStartElement("var");
        xml.writeAttribute("ID", id(question.code(), part));
        xml.writeAttribute("name", part.isEmpty() ? question.code() : question.code() + "." + part);
        if (question.type() == QuestionType.NUMBER || question.type() == QuestionType.SCALE) xml.writeAttribute("intrvl", question.step() == null && question.type() == QuestionType.NUMBER ? "contin" : "discrete");
        text("labl", label.isEmpty() ? question.text() : question.text() + " : " + label);
        xml.writeStartElement("qstn");
        xml.writeAttribute("responseDomainType", domain(question.type()));
        if (domain(question.type()).equals("other")) xml.writeAttribute("otherResponseDomainType", question.type().name().toLowerCase(Locale.ROOT));
        text("qstnLit", question.text());
        if (!question.help().isBlank()) text("ivuInstr", question.help());
        xml.writeEndElement();
        range(question);
        String universe = question.relevant().isEmpty() ? section.relevant() : section.relevant().isEmpty() ? question.relevant() : "(" + section.relevant() + ") et (" + question.relevant() + ")";
        if (!universe.isEmpty()) text("universe", universe);
        categories(question);
        if (question.type() == QuestionType.CALCULATION) text("codInstr", question.calculation());
        xml.writeEmptyElement("varFormat");
        xml.writeAttribute("type", question.type() == QuestionType.NUMBER || question.type() == QuestionType.SCALE ? "numeric" : "character");
        xml.writeEndElement();
    }

    private static String domain(QuestionType type) {
        return switch (type) {
            case SINGLE, MATRIX_SINGLE, COMMUNE -> "category";
            case MULTIPLE, MATRIX_MULTIPLE, NEEDS -> "multiple";
            case NUMBER, SCALE, RANKING -> "numeric";
            case DATE, TIME, DATE_TIME -> "datetime";
            case POINT, TRIP -> "geographic";
            case SHORT_TEXT, LONG_TEXT, EMAIL -> "text";
            default -> "other";
        };
    }

    private void range(Question question) throws XMLStreamException {
        if (!question.type().hasBounds() || question.min() == null && question.max() == null) return;
        xml.writeStartElement("valrng");
        xml.writeEmptyElement("range");
        xml.writeAttribute("UNITS", "REAL");
        if (question.min() != null) xml.writeAttribute("min", question.min().toPlainString());
        if (question.max() != null) xml.writeAttribute("max", question.max().toPlainString());
        xml.writeEndElement();
    }

    private void categories(Question question) throws XMLStreamException {
        switch (question.type()) {
            case SINGLE, MATRIX_SINGLE, MATRIX_MULTIPLE -> {
                for (Option option : question.options()) category(option.code(), option.label(), option.apart());
            }
            case MULTIPLE -> {
                category("0", words.unticked(), false);
                category("1", words.ticked(), false);
            }
            case NEEDS -> {
                for (String said : List.of("need", "offer", "both")) category(said, words.needs().get(said), false);
            }
            case SCALE -> {
                category(question.min().toPlainString(), question.lowLabel(), false);
                category(question.max().toPlainString(), question.highLabel(), false);
            }
            default -> { }
        }
    }

    private void category(String value, String label, boolean apart) throws XMLStreamException {
        xml.writeStartElement("catgry");
        if (apart) xml.writeAttribute("missing", "Y");
        text("catValu", value);
        if (!label.isEmpty()) text("labl", label);
        xml.writeEndElement();
    }
}
