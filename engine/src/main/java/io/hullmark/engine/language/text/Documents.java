package io.hullmark.engine.language.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a file of YAML documents, each of them a mapping, with neither tags nor anchors. */
public final class Documents {
    /** Longest text of a file in characters. */
    public static final int LONGEST = 1 << 16;

    /** Deepest nesting: a list of structs in a section of a test takes nine. */
    private static final int DEEPEST = 20;

    /** Where a text begins. */
    public static final Place START = Place.START;

    private static final LoaderOptions STRICT = strict();

    private Documents() {}

    /** All documents that are mappings; whatever is wrong goes to the problems, and a broken file has no documents. */
    public static List<Fields> read(String text, Problems problems) {
        return read(text, LONGEST, problems);
    }

    /** The same for files that may be longer, such as a collection of documents of which each is short. */
    public static List<Fields> read(String given, int longest, Problems problems) {
        var text = unmarked(given);
        if (text.length() > longest) {
            problems.add(
                    Place.START, "a text has at most %d characters, this one has %d".formatted(longest, text.length()));
            return List.of();
        }
        int before = problems.count();
        try {
            var events = events(text, problems);
            return problems.count() > before ? List.of() : compose(text, problems, events);
        } catch (MarkedYAMLException broken) {
            var mark =
                    Optional.ofNullable(broken.getProblemMark()).or(() -> Optional.ofNullable(broken.getContextMark()));
            problems.add(mark.map(Place::of).orElse(Place.START), "this is not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            problems.add(Place.START, "this is not YAML: " + broken.getMessage());
        }
        return List.of();
    }

    /** A text without the mark that some editors put before it. */
    static String unmarked(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static List<Fields> compose(String text, Problems problems, List<Event> events) {
        var file = text.codePoints().toArray();
        var ends = events.stream()
                .filter(DocumentEndEvent.class::isInstance)
                .map(event -> event.getStartMark().getIndex())
                .toList();
        var composer = new Composer(new Replay(events), new Resolver(), STRICT);
        var documents = new ArrayList<Fields>();
        for (int at = 0; composer.checkNode(); at++) {
            Node root = composer.getNode();
            if (root instanceof MappingNode mapping) {
                int start = root.getStartMark().getIndex();
                var own = new String(file, start, ends.get(at) - start).strip();
                documents.add(new Fields(mapping, own, file, problems));
            } else {
                problems.add(
                        Place.of(root), "a document is a mapping such as 'id: my-rule', not a single value or a list");
            }
        }
        return documents;
    }

    /** What a text consists of. Looks for what YAML has and we do not want, before anything is built from it. */
    private static List<Event> events(String text, Problems problems) {
        var events = new ArrayList<Event>();
        var parser = new ParserImpl(new StreamReader(text), STRICT);
        int depth = 0;
        while (!parser.checkEvent(Event.ID.StreamEnd)) {
            var event = parser.getEvent();
            events.add(event);
            var place = Place.of(event.getStartMark());
            if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
                problems.add(place, "anchors and aliases are not allowed: write the value out");
            } else if (tag(event).isPresent()) {
                problems.add(
                        place,
                        "the tag %s is not allowed: leave it out"
                                .formatted(tag(event).get()));
            }
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                problems.add(place, "lists and mappings nest at most %d deep".formatted(DEEPEST));
                return events;
            }
        }
        events.add(parser.getEvent());
        return events;
    }

    private static Optional<String> tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return Optional.ofNullable(scalar.getTag());
        }
        return event instanceof CollectionStartEvent collection
                ? Optional.ofNullable(collection.getTag())
                : Optional.empty();
    }

    private static LoaderOptions strict() {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setAllowRecursiveKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST + 5);
        options.setCodePointLimit(Integer.MAX_VALUE); // the length has been looked at
        return options;
    }
}
