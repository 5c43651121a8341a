package io.hullmark.streams.forms;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.journal.Memory;
import io.hullmark.engine.picture.Shelf;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;

/** All that a fold remembers, as a sequence of parts: each of them is one value of one shelf. For one thread. */
public final class MemoryForm {
    private static final String STANDING = "standing";
    private static final ObjectKey BEFORE_ALL = ObjectKey.host("\0");

    private final Map<String, ShelfForm<?, ?>> shelves = new LinkedHashMap<>();
    private final StoredForm<io.hullmark.engine.journal.Standing> standing = JudgementForms.standing();

    /** A part of what is remembered: the name of its shelf, its key and its value, both as state stores keep them. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Part(String shelf, byte[] key, byte[] value) {}

    /** Takes parts. */
    @FunctionalInterface
    public interface Sink<X extends Exception> {
        void take(Part part) throws X;
    }

    public MemoryForm() {
        ofObjects("objects", Memory::objects, PictureForms.objects());
        ofObjects("ties", Memory::ties, PictureForms.ties());
        ofObjects("activities", Memory::activities, PictureForms.activities());
        ofObjects("conditions", Memory::conditions, ConditionForms.conditions());
        ofObjects("subjects", Memory::subjects, JudgementForms.subjects());
        ofObjects("pending", Memory::pending, JudgementForms.pending());
        ofNames("hosts", Memory::hosts, PictureForms.hosts());
        ofNames("rules", Memory::rules, JudgementForms.rules());
        ofNames("exceptions", Memory::exceptions, DecisionForms.exceptions());
        ofNames("attestations", Memory::attestations, DecisionForms.attestations());
    }

    private <V> void ofObjects(String name, Function<Memory, Shelf<ObjectKey, V>> shelf, StoredForm<V> form) {
        Function<ObjectKey, Bytes> keyForm = StoredKey::of;
        shelves.put(name, new ShelfForm<>(name, shelf, BEFORE_ALL, keyForm, StoredKey::object, form));
    }

    private <V> void ofNames(String name, Function<Memory, Shelf<String, V>> shelf, StoredForm<V> form) {
        Function<String, Bytes> keyForm = StoredKey::of;
        shelves.put(name, new ShelfForm<>(name, shelf, "", keyForm, StoredKey::text, form));
    }

    /** Gives out all parts, in an order that depends on nothing but what is remembered. */
    public <X extends Exception> void write(Memory memory, Sink<X> sink) throws X {
        sink.take(new Part(STANDING, new byte[0], standing.bytes(memory.standing())));
        for (var shelf : shelves.values()) {
            shelf.write(memory, sink);
        }
    }

    /**
     * Puts a part back; whether it is one.
     *
     * @throws RuntimeException if the part is not what {@link #write} gave out
     */
    public boolean read(Part part, Memory memory) {
        if (part.shelf().equals(STANDING)) {
            memory.put(standing.value(part.value()));
            return true;
        }
        var shelf = shelves.get(part.shelf());
        if (shelf == null) {
            return false;
        }
        shelf.read(part, memory);
        return true;
    }

    private record ShelfForm<K extends Comparable<? super K>, V>(
            String name,
            Function<Memory, Shelf<K, V>> shelf,
            K first,
            Function<K, Bytes> keyForm,
            Function<Bytes, K> keyOf,
            StoredForm<V> form) {
        <X extends Exception> void write(Memory memory, Sink<X> sink) throws X {
            var entries = new LinkedHashMap<K, V>();
            shelf.apply(memory).scan(first, (key, value) -> {
                entries.put(key, value);
                return true;
            });
            for (var entry : entries.entrySet()) {
                sink.take(new Part(name, keyForm.apply(entry.getKey()).get(), form.bytes(entry.getValue())));
            }
        }

        void read(Part part, Memory memory) {
            shelf.apply(memory).put(keyOf.apply(Bytes.wrap(part.key())), form.value(part.value()));
        }
    }
}
