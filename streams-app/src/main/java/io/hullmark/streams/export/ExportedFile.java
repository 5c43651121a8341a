package io.hullmark.streams.export;

/**
 * What the manifest says of a file.
 *
 * @param name of the file, beside the manifest
 * @param topic whose records it holds
 * @param partition of the topic
 * @param first offset of the oldest record that the cluster kept
 * @param end offset behind the last record
 * @param records how many there are
 * @param sha256 of the file, 64 hex digits
 */
public record ExportedFile(
        String name, String topic, int partition, long first, long end, long records, String sha256) {}
