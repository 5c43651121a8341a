package io.hullmark.streams.wire;

import io.hullmark.engine.facts.ExceptionScope;

/** What decisions are about, on the wire and in the engine. */
public final class ScopeRecords {
    private ScopeRecords() {}

    /** As it is published. */
    public static io.hullmark.wire.ExceptionScope written(ExceptionScope scope) {
        return io.hullmark.wire.ExceptionScope.newBuilder()
                .setRules(scope.rules())
                .setControls(scope.controls())
                .setHosts(scope.hosts())
                .setHostLabels(scope.hostLabels())
                .setImages(scope.images())
                .setContainers(scope.containers())
                .setLabels(scope.labels())
                .setComposeProject(scope.composeProject())
                .setComposeService(scope.composeService())
                .setElements(scope.elements())
                .build();
    }

    static ExceptionScope read(io.hullmark.wire.ExceptionScope scope) {
        return new ExceptionScope(
                scope.getRules(),
                scope.getControls(),
                scope.getHosts(),
                scope.getHostLabels(),
                scope.getImages(),
                scope.getContainers(),
                scope.getLabels(),
                scope.getComposeProject(),
                scope.getComposeService(),
                scope.getElements());
    }
}
