package io.hullmark.engine.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with signatures, in the form of C2SP's signed notes: the text, an empty line, and a line for each signature. */
public final class SignedNote {
    static final int ID_LENGTH = 4;

    /** As the specification allows readers to. */
    private static final int MOST_SIGNATURES = 100;

    private static final String DASH = "\u2014 ";
    private static final Pattern LINE = Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/=]+)");

    private final String text;
    private final List<Line> lines;

    /**
     * One signature.
     *
     * @param signature the id of the key, and then what it gave
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Line(String name, byte[] signature) {
        boolean isOf(VerifierKey key) {
            return name.equals(key.name())
                    && signature.length > ID_LENGTH
                    && Arrays.equals(key.id(), 0, ID_LENGTH, signature, 0, ID_LENGTH);
        }

        byte[] value() {
            return Arrays.copyOfRange(signature, ID_LENGTH, signature.length);
        }

        @Override
        public String toString() {
            return DASH + name + " " + Base64.getEncoder().encodeToString(signature) + "\n";
        }
    }

    private SignedNote(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
    }

    /**
     * Signs a text.
     *
     * @param text ends with a newline
     * @param keys more than one while a key is being replaced, so that those who know either can tell
     */
    public static SignedNote of(String text, List<SigningKey> keys) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("a note ends with a newline");
        }
        return new SignedNote(text, keys.stream().map(key -> line(text, key)).toList());
    }

    private static Line line(String text, SigningKey key) {
        var value = key.signature(text);
        var signature = Arrays.copyOf(key.verifier().id(), ID_LENGTH + value.length);
        System.arraycopy(value, 0, signature, ID_LENGTH, value.length);
        return new Line(key.verifier().name(), signature);
    }

    /**
     * Reads a note. Nothing is known of its text before {@link #isSignedBy} says so.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String note) {
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("a signed note is a text, an empty line and lines with signatures");
        }
        var lines = new ArrayList<Line>();
        for (var written : note.substring(split + 2).split("\n", -1)) {
            if (!written.isEmpty()) {
                lines.add(line(written));
            }
        }
        if (lines.isEmpty() || lines.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException(
                    "a note has 1 to %d signatures, got %d".formatted(MOST_SIGNATURES, lines.size()));
        }
        return new SignedNote(note.substring(0, split + 1), lines);
    }

    private static Line line(String written) {
        var line = LINE.matcher(written);
        if (!line.matches()) {
            throw new IllegalArgumentException(
                    "a signature has the form '\u2014 name base64', got '%s'".formatted(written));
        }
        return new Line(line.group(1), Base64.getDecoder().decode(line.group(2)));
    }

    /** What was signed. */
    public String text() {
        return text;
    }

    /** Whether a signature of this key is there and right. One of its signatures that is wrong makes the note wrong. */
    public boolean isSignedBy(VerifierKey key) {
        var own = lines.stream().filter(line -> line.isOf(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.hasSigned(text, line.value()));
    }

    /** Names of those who are said to have signed. */
    public List<String> names() {
        return lines.stream().map(Line::name).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedNote that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As it is written. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}
