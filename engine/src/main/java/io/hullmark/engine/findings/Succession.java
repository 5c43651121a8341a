package io.hullmark.engine.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of findings when a container takes the place of another of the same workload: they go on, and what the newer container
 * keeps that the older one broke is told as resolved when it has kept it for a while.
 *
 * @param findings the findings of the newer container from now on
 * @param left findings of the older one that the newer one has of its own already
 */
public record Succession(List<HeldFinding> findings, List<HeldFinding> left) {
    public Succession {
        findings = List.copyOf(findings);
        left = List.copyOf(left);
    }

    /**
     * Joins the findings of two containers.
     *
     * @param own what the newer container broke until now
     * @param older what the older container broke
     * @param olderId id of the older container
     * @param settled when it counts that the newer one keeps what the older one broke
     */
    public static Succession of(
            List<HeldFinding> own, List<HeldFinding> older, String olderId, Instant at, Instant settled) {
        var findings = new LinkedHashMap<List<Object>, HeldFinding>();
        // nobody stands in its way any more, so nothing of its own has to wait
        own.forEach(finding ->
                findings.put(place(finding), !finding.told() && finding.holds() ? finding.until(at) : finding));
        var left = new ArrayList<HeldFinding>();
        for (HeldFinding finding : older) {
            succeed(findings, left, finding.inherited(olderId), settled);
        }
        return new Succession(List.copyOf(findings.values()), left);
    }

    private static void succeed(
            Map<List<Object>, HeldFinding> findings, List<HeldFinding> left, HeldFinding older, Instant settled) {
        var own = findings.get(place(older));
        if (older.told() && (own == null || !own.told())) {
            findings.put(
                    place(older),
                    own != null && own.holds() ? older.unchanged().seen(own.lastSeen()) : older.until(settled));
        } else if (older.told()) {
            left.add(older);
        } else if (!older.holds()) {
            findings.putIfAbsent(place(older), older);
        }
    }

    private static List<Object> place(HeldFinding finding) {
        return List.of(finding.rule(), finding.element());
    }
}
