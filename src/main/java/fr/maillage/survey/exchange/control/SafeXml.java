package fr.maillage.survey.exchange.control;

import fr.maillage.survey.exchange.entity.BadFile;
import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads XML that strangers wrote: no document type at all (so no entity of theirs, neither bombs nor files of ours), bounded depth.
 * The size is bounded by the bytes given.
 */
final class SafeXml extends StreamReaderDelegate {
    private static final int DEPTH_MAX = 64;

    private int depth;

    private SafeXml(XMLStreamReader reader) {
        super(reader);
    }

    static SafeXml of(byte[] document) {
        // the JDK's own, whatever else lies on the class path
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            return new SafeXml(factory.createXMLStreamReader(new ByteArrayInputStream(document)));
        } catch (XMLStreamException e) {
            throw new BadFile("brokenXml");
        }
    }

    /** The next event; {@link XMLStreamConstants#END_DOCUMENT} at the end. */
    @Override
    public int next() {
        try {
            int event = super.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) throw new BadFile("doctype");
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEPTH_MAX) throw new BadFile("bomb");
            if (event == XMLStreamConstants.END_ELEMENT) depth--;
            return event;
        } catch (XMLStreamException | java.util.NoSuchElementException e) {
            throw new BadFile("brokenXml");
        }
    }

    /** To the next element's start; false at the end of the document. */
    boolean nextStart() {
        for (int event = next(); event != XMLStreamConstants.END_DOCUMENT; event = next()) if (event == XMLStreamConstants.START_ELEMENT) return true;
        return false;
    }

    /** The text of the element that has just begun, of its descendants too; stands on its end afterwards. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int open = 1; open > 0;) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) open++;
            else if (event == XMLStreamConstants.END_ELEMENT) open--;
            else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE) text.append(getText());
        }
        return text.toString();
    }

    String attribute(String name) {
        return getAttributeValue(null, name);
    }
}
