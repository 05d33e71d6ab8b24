package dev.greenroom.engine.models;

import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML once, as a stream with bounds: no document type, no entities, nothing fetched, no depth without end. */
final class HardenedXml {

    static final int MAX_DEPTH = 50;
    /** A model of 2,000 elements, each with its shape, label and flow references. */
    static final int MAX_NODES = 20_000;

    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_NAMESPACES = 1_000;
    private static final Pattern NAMESPACE = Pattern.compile("\\bxmlns\\b");
    private static final Pattern NCNAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}._·-]{0,254}");
    private static final String INCLUDE = "http://www.w3.org/2001/XInclude";

    private final XMLStreamReader reader;
    private @Nullable XmlNode root;
    private @Nullable XmlNode current;
    private int depth;
    private int count;

    private HardenedXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    static XmlNode read(byte[] bytes) throws Unreadable {
        if (bytes.length > ModelText.MAX_BYTES) {
            throw new Unreadable("too-large", null, "The file is larger than 1 MB.");
        }
        String text = ModelText.xml(bytes);
        if (NAMESPACE.matcher(text).results().skip(MAX_NAMESPACES).findFirst().isPresent()) {
            throw new Unreadable("too-many-attributes", null, "The file declares too many namespaces.");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text));
            try {
                return new HardenedXml(reader).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private XmlNode document() throws Unreadable {
        try {
            return read();
        } catch (XMLStreamException broken) {
            throw broken(broken).inside(current);
        } catch (Unreadable refused) {
            throw refused.inside(current);
        }
    }

    private static Unreadable broken(XMLStreamException broken) {
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
        return new Unreadable("xml", Math.max(line, 1), "The file is not well-formed XML: " + words(broken));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside the file is read.");
        });
        return factory;
    }

    private XmlNode read() throws XMLStreamException, Unreadable {
        while (reader.hasNext()) {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start();
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text();
                case XMLStreamConstants.DTD ->
                    throw new Unreadable("doctype", line(), "A document type or entity is not allowed.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("doctype", line(), "An entity is not allowed.");
                default -> {
                    // Comments and processing instructions mean nothing to the engine and are left out.
                }
            }
        }
        if (root == null) {
            throw new Unreadable("xml", 1, "The file has no element.");
        }
        return root;
    }

    private void start() throws Unreadable {
        depth++;
        count++;
        if (depth > MAX_DEPTH) {
            throw new Unreadable("too-deep", line(), "Elements are nested too deep, below " + MAX_DEPTH + " levels.");
        } else if (count > MAX_NODES) {
            throw new Unreadable("too-many-elements", line(), "There are more than " + MAX_NODES + " XML elements.");
        } else if (reader.getAttributeCount() > MAX_ATTRIBUTES) {
            throw new Unreadable("too-many-attributes", line(), "An element has too many attributes.");
        }
        XmlNode node = new XmlNode(
                current, empty(reader.getNamespaceURI()), empty(reader.getPrefix()), reader.getLocalName(), line());
        if (node.namespace().equals(INCLUDE)) {
            throw new Unreadable("include", line(), "Including other files is not allowed.");
        }
        declarations(node);
        attributes(node);
        if (current == null) {
            root = node;
        } else {
            current.content().add(node);
        }
        current = node;
    }

    private void declarations(XmlNode node) {
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            node.declared().put(empty(reader.getNamespacePrefix(i)), empty(reader.getNamespaceURI(i)));
        }
    }

    private void attributes(XmlNode node) throws Unreadable {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = empty(reader.getAttributeNamespace(i));
            String name = reader.getAttributeLocalName(i);
            boolean id = namespace.isEmpty() && name.equals("id");
            String value = id ? reader.getAttributeValue(i).strip() : reader.getAttributeValue(i);
            if (id && !NCNAME.matcher(value).matches()) {
                throw new Unreadable("id", line(), "'" + shortened(value) + "' is no valid id.");
            }
            node.attributes().add(new XmlNode.Attribute(namespace, empty(reader.getAttributePrefix(i)), name, value));
        }
    }

    private void end() {
        depth--;
        current = current == null ? null : current.parent();
    }

    private void text() {
        if (current != null && reader.getTextLength() > 0) {
            current.content().add(reader.getText());
        }
    }

    private int line() {
        return Math.max(reader.getLocation().getLineNumber(), 1);
    }

    private static String empty(@Nullable String value) {
        return value == null ? "" : value;
    }

    static String shortened(String value) {
        String printable = value.replaceAll("\\p{C}", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "…" : printable;
    }

    private static String words(XMLStreamException broken) {
        String message = String.valueOf(broken.getMessage());
        int at = message.indexOf("Message: ");
        return shortened(at < 0 ? message : message.substring(at + "Message: ".length()));
    }
}
