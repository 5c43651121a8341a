package io.hullmark.engine.transparency;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a log was when it had so many entries, in the form of a C2SP tlog-checkpoint: three lines of text, to be signed as a note. */
public final class Checkpoint {
    private static final Pattern FORM =
            Pattern.compile("([^\\n]+)\\n(0|[1-9][0-9]{0,18})\\n([A-Za-z0-9+/=]+)\\n(?:[^\\n]+\\n)*");

    private final String origin;
    private final long size;
    private final byte[] root;

    private Checkpoint(String origin, long size, byte[] root) {
        this.origin = origin;
        this.size = size;
        this.root = root;
    }

    /**
     * The checkpoint of a tree as it is now.
     *
     * @param origin names the log, and no other one
     */
    public static Checkpoint of(String origin, MerkleTree tree) {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("an origin is one line that is not empty, got '%s'".formatted(origin));
        }
        return new Checkpoint(origin, tree.size(), tree.root());
    }

    /**
     * Reads the text of a checkpoint.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Checkpoint parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "a checkpoint is the lines origin, size and root, got '%s'".formatted(text));
        }
        return new Checkpoint(
                form.group(1),
                Long.parseLong(form.group(2)),
                Base64.getDecoder().decode(form.group(3)));
    }

    /** Which log. */
    public String origin() {
        return origin;
    }

    /** How many entries it had. */
    public long size() {
        return size;
    }

    /** Whether this is what a tree of the same log is at the same size. */
    public boolean describes(MerkleTree tree) {
        return size == tree.size() && Arrays.equals(root, tree.root());
    }

    /** What is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
