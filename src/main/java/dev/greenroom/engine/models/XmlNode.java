package dev.greenroom.engine.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An XML element as it was read once, and as it will be written again. Content holds texts and elements in order. */
public final class XmlNode {

    /** An attribute; {@code namespace} is empty for a plain one. */
    public record Attribute(String namespace, String prefix, String name, String value) {}

    private final @Nullable XmlNode parent;
    private final String namespace;
    private final String prefix;
    private final String name;
    private final int line;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Object> content = new ArrayList<>();

    XmlNode(@Nullable XmlNode parent, String namespace, String prefix, String name, int line) {
        this.parent = parent;
        this.namespace = namespace;
        this.prefix = prefix;
        this.name = name;
        this.line = line;
    }

    public String namespace() {
        return namespace;
    }

    public String prefix() {
        return prefix;
    }

    public String name() {
        return name;
    }

    public int line() {
        return line;
    }

    public @Nullable XmlNode parent() {
        return parent;
    }

    /** Namespace declarations made here: prefix to namespace. */
    public Map<String, String> declared() {
        return declared;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<Object> content() {
        return content;
    }

    public boolean is(String wantedNamespace, String wantedName) {
        return namespace.equals(wantedNamespace) && name.equals(wantedName);
    }

    /** A plain attribute's value. */
    public @Nullable String attribute(String wanted) {
        return attribute("", wanted);
    }

    public @Nullable String attribute(String wantedNamespace, String wanted) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(wanted) && attribute.namespace().equals(wantedNamespace)) {
                return attribute.value();
            }
        }
        return null;
    }

    /** Sets an attribute, replacing its former value. */
    public void set(String wantedNamespace, String wantedPrefix, String wanted, String value) {
        remove(wantedNamespace, wanted);
        attributes.add(new Attribute(wantedNamespace, wantedPrefix, wanted, value));
    }

    public void remove(String wantedNamespace, String wanted) {
        attributes.removeIf(attribute ->
                attribute.name().equals(wanted) && attribute.namespace().equals(wantedNamespace));
    }

    public Stream<XmlNode> children() {
        return content.stream().filter(XmlNode.class::isInstance).map(XmlNode.class::cast);
    }

    public Stream<XmlNode> children(String wantedNamespace, String wanted) {
        return children().filter(child -> child.is(wantedNamespace, wanted));
    }

    public @Nullable XmlNode child(String wantedNamespace, String wanted) {
        return children(wantedNamespace, wanted).findFirst().orElse(null);
    }

    /** The text directly inside. */
    public String text() {
        return content.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining());
    }

    public void setText(String text) {
        content.removeIf(String.class::isInstance);
        content.add(text);
    }

    /** Adds a child at the end. */
    public XmlNode add(String childNamespace, String childPrefix, String childName) {
        XmlNode child = new XmlNode(this, childNamespace, childPrefix, childName, line);
        content.add(child);
        return child;
    }

    /** Adds a child at a place among texts and elements. */
    public XmlNode insert(int index, String childNamespace, String childPrefix, String childName) {
        XmlNode child = new XmlNode(this, childNamespace, childPrefix, childName, line);
        content.add(index, child);
        return child;
    }

    /** Visits this element and everything inside; the depth of a read tree is bounded. */
    public void walk(Consumer<XmlNode> visitor) {
        visitor.accept(this);
        children().toList().forEach(child -> child.walk(visitor));
    }

    /** This element and everything inside, as a stream. */
    public Stream<XmlNode> all() {
        List<XmlNode> found = new ArrayList<>();
        walk(found::add);
        return found.stream();
    }

    /** The id of this element or of the nearest one around it; {@code document} when there is none. */
    public String nearestId() {
        XmlNode node = this;
        while (node != null) {
            String id = node.attribute("id");
            if (id != null && !id.isBlank()) {
                return id;
            }
            node = node.parent;
        }
        return Finding.DOCUMENT;
    }

    /** The prefix by which a namespace is known here; null when it is not declared. */
    public @Nullable String prefixOf(String wantedNamespace) {
        XmlNode node = this;
        while (node != null) {
            for (Map.Entry<String, String> entry : node.declared.entrySet()) {
                if (entry.getValue().equals(wantedNamespace) && !entry.getKey().isEmpty()) {
                    return entry.getKey();
                }
            }
            node = node.parent;
        }
        return null;
    }

    @Override
    public String toString() {
        return "<" + name + "> in line " + line;
    }
}
