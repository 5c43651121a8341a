package io.hullmark.engine.findings;

import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.rules.RuleId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from what they name, so that every fold of a journal gives the same. */
public final class FindingIds {
    private FindingIds() {}

    /**
     * The id of a finding: the same rule, subject and element give the same id for ever, in whoever takes the subject's place too. No engine
     * gives an id twice.
     */
    public static String finding(RuleId rule, ObjectKey subject, HeldFinding finding) {
        var id = finding.origin().isEmpty() ? subject.id() : finding.origin();
        return digest(rule.value(), subject.hostId(), subject.kind().name(), id, finding.element());
    }

    /** The id of one transition of a finding. */
    static String transition(String finding, int number, Cause cause) {
        return digest(
                finding,
                Integer.toString(number),
                Integer.toString(cause.partition()),
                Long.toString(cause.position()));
    }

    /** Each part goes in with its length, so that no two lists of parts look alike. */
    private static String digest(String... parts) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String part : parts) {
                var text = part.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
            var sha256 = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            return HexFormat.of().formatHex(sha256, 0, 16);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
