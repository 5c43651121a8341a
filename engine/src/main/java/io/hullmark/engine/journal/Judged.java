package io.hullmark.engine.journal;

import io.hullmark.engine.findings.HeldFinding;
import io.hullmark.engine.findings.Subject;
import java.util.List;

/**
 * What is kept of one subject that is judged.
 *
 * @param subject who it is, as last seen
 * @param epoch number of the rule-set epoch in which it was judged
 * @param verdicts a code per ordinal of a rule, see {@link io.hullmark.engine.verdicts.VerdictCode}; a missing tail means none
 * @param reasons digest over what is missing for UNKNOWN and what a person must look at for MANUAL, to tell whether it changed
 * @param attested digest over who attests what it asks for, to tell whether it changed; 0 while nobody does
 * @param findings open and resolved ones, ordered by rule and element
 */
@SuppressWarnings(
        "ArrayRecordComponent") // a kilobyte per subject that is compared byte by byte and never changed after put
public record Judged(
        Subject subject, long epoch, byte[] verdicts, int reasons, int attested, List<HeldFinding> findings) {
    public Judged {
        findings = List.copyOf(findings);
    }

    Judged with(List<HeldFinding> others) {
        return new Judged(subject, epoch, verdicts, reasons, attested, others);
    }
}
