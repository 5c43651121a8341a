package io.hullmark.streams.witness;

import java.util.regex.Pattern;

/**
 * The log that one partition of a journal is, as one signer names it.
 *
 * @param signer whose checkpoints these are
 * @param topic of the journal
 * @param partition of the topic
 */
public record Log(String signer, String topic, int partition) {
    private static final Pattern FORM = Pattern.compile("(.+)/([^/]+)/([0-9]{1,9})");

    /**
     * Reads what {@link #origin()} gave.
     *
     * @throws IllegalArgumentException if it is no log of a journal
     */
    static Log of(String origin) {
        var form = FORM.matcher(origin);
        if (!form.matches()) {
            throw new IllegalArgumentException("'%s' is not signer/topic/partition".formatted(origin));
        }
        return new Log(form.group(1), form.group(2), Integer.parseInt(form.group(3)));
    }

    /** As checkpoints have it, such as "audit.example.com/hullmark.facts/3". */
    public String origin() {
        return signer + "/" + topic + "/" + partition;
    }
}
