package dev.greenroom.engine.models;

import java.nio.charset.StandardCharsets;

/** Writes a read tree as UTF-8: no comments, no processing instructions, nothing that was not read. */
public final class XmlWriter {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    private XmlWriter() {}

    /** The whole document. */
    public static byte[] write(XmlNode root) {
        XmlWriter writer = new XmlWriter();
        writer.element(root);
        return writer.out.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(XmlNode node) {
        String name = node.prefix().isEmpty() ? node.name() : node.prefix() + ":" + node.name();
        out.append('<').append(name);
        node.declared().forEach((prefix, namespace) -> {
            out.append(prefix.isEmpty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
            escape(namespace, true);
            out.append('"');
        });
        for (XmlNode.Attribute attribute : node.attributes()) {
            out.append(' ');
            if (!attribute.prefix().isEmpty()) {
                out.append(attribute.prefix()).append(':');
            }
            out.append(attribute.name()).append("=\"");
            escape(attribute.value(), true);
            out.append('"');
        }
        if (node.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object part : node.content()) {
            if (part instanceof XmlNode child) {
                element(child);
            } else {
                escape(part.toString(), false);
            }
        }
        out.append("</").append(name).append('>');
    }

    private void escape(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\n' -> out.append(attribute ? "&#10;" : "\n");
                case '\t' -> out.append(attribute ? "&#9;" : "\t");
                default -> out.append(character);
            }
        }
    }
}
