package io.hullmark.streams.topology;

/**
 * Names of the topics that the topology reads and writes.
 *
 * @param observations what agents claim
 * @param telemetry what agents measure
 * @param rules rules and policy values that people publish
 * @param exceptions what people accept
 * @param statements what people attest and acknowledge
 * @param facts the journal
 * @param violations transitions of findings
 * @param anomalies transitions of anomalies
 * @param posture what all rules say of every subject
 * @param quarantine what was kept out
 */
public record Topics(
        String observations,
        String telemetry,
        String rules,
        String exceptions,
        String statements,
        String facts,
        String violations,
        String anomalies,
        String posture,
        String quarantine) {}
