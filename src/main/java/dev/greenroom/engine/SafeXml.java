package dev.greenroom.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML that a stranger wrote: no document type, nothing from outside, bounded in size and depth. */
final class SafeXml {

    static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_ELEMENTS = 50_000;

    private SafeXml() {}

    /** The root element; says in {@code findings} why when there is none. */
    static java.util.Optional<Element> read(byte[] bytes, Findings findings) {
        if (bytes.length > MAX_BYTES) {
            findings.add((String) null, "it is larger than 1 MB");
            return java.util.Optional.empty();
        }
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            return bounded(root, findings) ? java.util.Optional.of(root) : java.util.Optional.empty();
        } catch (SAXParseException broken) {
            findings.add((String) null, "it is no plain XML (line " + broken.getLineNumber() + ")");
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            findings.add((String) null, "it is no plain XML");
        }
        return java.util.Optional.empty();
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    private static boolean bounded(Element root, Findings findings) {
        int[] count = {0};
        boolean fits = depth(root, 1, count);
        if (!fits) {
            findings.add((String) null, "it has too many elements, or too deep ones");
        }
        return fits;
    }

    private static boolean depth(Element element, int depth, int[] count) {
        count[0]++;
        if (depth > MAX_DEPTH || count[0] > MAX_ELEMENTS) {
            return false;
        }
        return children(element).stream().allMatch(child -> depth(child, depth + 1, count));
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static List<Attr> attributes(Element element) {
        NamedNodeMap all = element.getAttributes();
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            attributes.add((Attr) all.item(i));
        }
        return attributes;
    }

    /** The text right inside an element, without that of its children. */
    static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString();
    }
}
