package io.hullmark.producer.spool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The notes as they should stand in the file, and those of them that do not yet. */
final class Notebook {
    private final Map<String, byte[]> notes = new TreeMap<>();
    private final Map<String, Note> unsaved = new LinkedHashMap<>();

    Notebook(Map<String, byte[]> saved) {
        notes.putAll(saved);
    }

    void remember(List<Note> changes) {
        for (Note note : changes) {
            note.value().ifPresentOrElse(value -> notes.put(note.name(), value), () -> notes.remove(note.name()));
            unsaved.put(note.name(), note);
        }
    }

    /** Meets a file that was opened anew: the memory of a process that went on without it is newer than what it says. */
    void reconcile(Map<String, byte[]> saved) {
        unsaved.clear();
        saved.keySet().stream()
                .filter(name -> !notes.containsKey(name))
                .forEach(name -> unsaved.put(name, Note.forget(name)));
        notes.forEach((name, value) -> unsaved.put(name, Note.of(name, value)));
    }

    List<Note> unsaved() {
        return List.copyOf(unsaved.values());
    }

    void saved() {
        unsaved.clear();
    }

    Map<String, byte[]> all() {
        return Map.copyOf(notes);
    }
}
