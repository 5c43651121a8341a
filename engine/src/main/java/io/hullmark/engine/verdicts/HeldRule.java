package io.hullmark.engine.verdicts;

/**
 * What is kept of one rule, also after it was withdrawn.
 *
 * @param id its id
 * @param text its newest text
 * @param ordinal its place in arrays of verdicts, given at its first publication and never to another rule
 * @param since number of the epoch that brought it, changed it or withdrew it
 * @param standing whether it holds
 */
public record HeldRule(String id, String text, int ordinal, long since, Standing standing) {
    /** Whether a rule holds. */
    public enum Standing {
        IN_FORCE,
        WITHDRAWN
    }

    /** The same text, which means something else since this epoch. */
    public HeldRule since(long epoch) {
        return new HeldRule(id, text, ordinal, epoch, standing);
    }
}
