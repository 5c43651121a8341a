package io.hullmark.producer.host;

import io.hullmark.producer.host.HostRoot.Found;
import io.hullmark.wire.HostAccounts;
import io.hullmark.wire.HostAudit;
import io.hullmark.wire.HostFiles;
import io.hullmark.wire.HostListeners;
import io.hullmark.wire.HostStorage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a host's snapshot, each looked at by itself. */
final class Parts {
    private final Ground ground;

    Parts(Ground ground) {
        this.ground = ground;
    }

    HostFiles files(Instant now) {
        var files = new EngineFiles(ground.root(), ground.people(), now);
        return new HostFiles(files.at(Places.of(ground)), Map.of());
    }

    HostAccounts accounts() {
        var reasons = new TreeMap<String, String>();
        return HostAccounts.newBuilder()
                .setEngineGroup(ground.group().into("engineGroup", reasons))
                .setEngineGroupMembers(
                        ground.group().flatMap(ground.people()::members).into("engineGroupMembers", reasons))
                .setUnseen(reasons)
                .build();
    }

    HostStorage storage() {
        var reasons = new TreeMap<String, String>();
        var dataRoot = ground.dataRoot();
        Sight<Boolean> mounted = Sight.at(dataRoot, () -> ground.root().find(dataRoot))
                .map(Found::target)
                .flatMap(target -> ground.pid()
                        .flatMap(pid -> MountTable.of(ground.processes(), pid))
                        .map(points -> points.contains(target)));
        return HostStorage.newBuilder()
                .setDataRoot(dataRoot)
                .setDataRootMounted(mounted.into("dataRootMounted", reasons))
                .setUnseen(reasons)
                .build();
    }

    HostListeners listeners() {
        var reasons = new TreeMap<String, String>();
        var listeners = ground.pid().flatMap(new Sockets(ground.processes())::of);
        return new HostListeners(listeners.into("listeners", reasons), reasons);
    }

    HostAudit audit(LoadedAudit loaded) {
        var reasons = new TreeMap<String, String>();
        return HostAudit.newBuilder()
                .setLoadedWatches(loaded.watches().into("loadedWatches", reasons))
                .setConfiguredWatches(AuditRules.configured(ground.root()).into("configuredWatches", reasons))
                .setUnseen(reasons)
                .build();
    }
}
