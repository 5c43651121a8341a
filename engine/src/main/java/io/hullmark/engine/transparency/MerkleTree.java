package io.hullmark.engine.transparency;

import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree over a log that grows (RFC 9162, section 2.1.1), as far as it is needed to tell its root at any time: the roots of the
 * complete trees that it consists of, at most one for each binary digit of its size. For one thread.
 */
public final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    /** The largest first; its tree has as many leaves as the highest digit of the size is worth. */
    private final List<byte[]> complete = new ArrayList<>();

    private long size;

    /** A tree of nothing. */
    public MerkleTree() {}

    /**
     * A tree that was left off.
     *
     * @param size how many entries the log had
     * @param trees what {@link #trees()} gave; whether they are right, only the root of a checkpoint tells
     * @throws IllegalArgumentException if a log of that size does not consist of so many trees
     */
    public static MerkleTree of(long size, List<byte[]> trees) {
        if (size < 0 || Long.bitCount(size) != trees.size()) {
            throw new IllegalArgumentException(
                    "a log of %d entries does not consist of %d complete trees".formatted(size, trees.size()));
        }
        var tree = new MerkleTree();
        tree.size = size;
        trees.forEach(root -> tree.complete.add(root.clone()));
        return tree;
    }

    /** Roots of the complete trees that this one consists of, the largest first: all that is needed to go on. */
    public List<byte[]> trees() {
        return complete.stream().map(byte[]::clone).toList();
    }

    /** The log has one more entry. */
    public void append(byte[] entry) {
        var hash = Sha256.of(LEAF, entry);
        // each trailing one in the size is a complete tree that becomes the left half of a larger one
        for (long digits = size; (digits & 1) == 1; digits >>= 1) {
            hash = Sha256.of(NODE, complete.remove(complete.size() - 1), hash);
        }
        complete.add(hash);
        size++;
    }

    /** How many entries the log has. */
    public long size() {
        return size;
    }

    /** The root over all of them, 32 bytes. */
    public byte[] root() {
        if (size == 0) {
            return Sha256.of();
        }
        var root = complete.get(complete.size() - 1);
        for (int left = complete.size() - 2; left >= 0; left--) {
            root = Sha256.of(NODE, complete.get(left), root);
        }
        return root.clone();
    }
}
