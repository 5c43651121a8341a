package io.hullmark.streams.topology;

import io.hullmark.wire.QuarantineReason;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Notes which record made the topology fail and lets the thread fail. To go on instead would commit a fold that is half done, or a
 * transaction that lacks a violation; the transaction can't be committed any more anyway.
 */
public final class NoteFailures implements ProcessingExceptionHandler, ProductionExceptionHandler {
    /** The setting that carries the {@link Failures} of the process. */
    public static final String FAILURES = "hullmark.failures";

    /** The setting that says how large a record the producers take. */
    public static final String LARGEST_RECORD = "hullmark.largest.record";

    /** What a record takes beside key and value, with room to spare. */
    private static final int OVERHEAD = 512;

    private int largestRecord;

    @SuppressWarnings("NullAway.Init") // Kafka calls configure right after the constructor
    private Failures failures;

    @Override
    public void configure(Map<String, ?> configs) {
        failures = (Failures) Objects.requireNonNull(configs.get(FAILURES), FAILURES + " is not set");
        largestRecord = (Integer) Objects.requireNonNull(configs.get(LARGEST_RECORD), LARGEST_RECORD + " is not set");
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        note(context, QuarantineReason.PROCESSING_FAILED, exception.toString(), exception);
        return ProcessingExceptionHandler.Response.fail();
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        // The client refuses a record that is too large while it is being sent; every other answer comes later, when
        // another record
        // is at work that is not to blame.
        int size = length(record.key()) + length(record.value());
        if (exception instanceof RecordTooLargeException && size + OVERHEAD > largestRecord) {
            note(
                    context,
                    QuarantineReason.PRODUCTION_FAILED,
                    "what follows from it for topic %s has %d bytes: %s"
                            .formatted(record.topic(), size, exception.getMessage()),
                    exception);
        }
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // Kafka's own signature
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        note(context, QuarantineReason.PRODUCTION_FAILED, exception.toString(), exception);
        return ProductionExceptionHandler.Response.fail();
    }

    private void note(ErrorHandlerContext context, QuarantineReason reason, String detail, Exception cause) {
        @Nullable String topic = context.topic();
        // A punctuation belongs to no record.
        if (topic != null && context.offset() >= 0) {
            failures.note(topic, context.partition(), context.offset(), reason, detail, cause);
        }
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
