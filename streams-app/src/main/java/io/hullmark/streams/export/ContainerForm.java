package io.hullmark.streams.export;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** How a record of a topic stands in an Avro container file: with the bytes that it had, since hashes are over them. */
final class ContainerForm {
    static final String OFFSET = "offset";
    static final String VALUE = "value";

    static final Schema SCHEMA = SchemaBuilder.record("ExportedRecord")
            .namespace("io.hullmark.export")
            .doc("A record of a Kafka topic.")
            .fields()
            .name(OFFSET)
            .doc("Where it stands in its partition.")
            .type()
            .longType()
            .noDefault()
            .name(VALUE)
            .doc("Its bytes, in Avro's single-object encoding: the schema's fingerprint names a file of schemas/.")
            .type()
            .bytesType()
            .noDefault()
            .endRecord();

    private ContainerForm() {}
}
