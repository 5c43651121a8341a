package io.hullmark.engine.anomalies;

import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.findings.Workload;
import java.util.Optional;

/**
 * Whose containers behave alike, on whichever host: those of one image repository, and of one compose service or one name. A new version
 * of the image changes nothing.
 *
 * @param text such as "docker.io/team/shop shop/web"
 */
record WorkloadName(String text) {
    /** Of a container whose name and image have been seen. */
    static Optional<WorkloadName> of(Subject subject) {
        return Workload.of(subject).map(WorkloadName::of);
    }

    private static WorkloadName of(Workload workload) {
        var role = workload.composeService().isEmpty()
                ? workload.name()
                : workload.composeProject() + "/" + workload.composeService();
        var registry = workload.registry().isEmpty() ? "" : workload.registry() + "/";
        return new WorkloadName(registry + workload.repository() + " " + role);
    }
}
