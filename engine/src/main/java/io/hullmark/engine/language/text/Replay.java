package io.hullmark.engine.language.text;

import java.util.List;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;

/** Events that have been read, once more: to read the text again would take as long as the first time. */
final class Replay implements Parser {
    private final List<Event> events;
    private int next;

    Replay(List<Event> events) {
        this.events = List.copyOf(events);
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
        return next < events.size() && events.get(next).is(choice);
    }

    @Override
    public Event peekEvent() {
        return events.get(next);
    }

    @Override
    public Event getEvent() {
        return events.get(next++);
    }
}
