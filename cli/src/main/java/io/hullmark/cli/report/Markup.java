package io.hullmark.cli.report;

import io.hullmark.cli.console.Palette;
import java.io.PrintWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements, attributes and text. Whatever a text holds stays text: markup is escaped, and control characters are shown. */
final class Markup {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter writer;

    private Markup(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** What stands within an element. */
    interface Content {
        void write();
    }

    /** An XML document, or an HTML one where the doctype says so. */
    static void document(PrintWriter out, String head, java.util.function.Consumer<Markup> content) {
        out.println(head);
        try {
            var writer = FACTORY.createXMLStreamWriter(out);
            content.accept(new Markup(writer));
            writer.flush();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        out.println();
        out.flush();
    }

    /** An element with what stands in it. */
    void element(String name, Content content) {
        try {
            writer.writeStartElement(name);
            content.write();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** An element that never holds anything but attributes. */
    void empty(String name, Content attributes) {
        try {
            writer.writeEmptyElement(name);
            attributes.write();
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** An element that holds a text. */
    void element(String name, String text) {
        element(name, () -> text(text));
    }

    /** Adds an attribute to the element that was just begun. */
    Markup attribute(String name, String value) {
        try {
            writer.writeAttribute(name, Palette.harmless(value));
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return this;
    }

    Markup attribute(String name, long value) {
        return attribute(name, Long.toString(value));
    }

    void text(String text) {
        try {
            writer.writeCharacters(Palette.harmless(text));
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** A line break in the source, for people and line-based tools. */
    void newLine() {
        try {
            writer.writeCharacters("\n");
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static IllegalStateException broken(XMLStreamException e) {
        return new IllegalStateException("the report can't be written", e);
    }
}
