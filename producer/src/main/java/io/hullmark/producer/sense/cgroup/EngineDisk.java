package io.hullmark.producer.sense.cgroup;

import io.hullmark.wire.HostSample;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** The file system that holds the engine's data. */
final class EngineDisk {
    private final Path root;

    EngineDisk(Path root) {
        this.root = root;
    }

    /**
     * Reads how full it is.
     *
     * @param dataRoot the engine's directory, as the host names it
     */
    void read(Optional<String> dataRoot, HostSample.Builder sample) {
        var directory = dataRoot.filter(path -> path.startsWith("/"))
                .map(path -> root.resolve(path.substring(1)).toFile());
        long size = directory.map(File::getTotalSpace).orElse(0L);
        // 0 is how the JDK says that it can't tell.
        if (size > 0) {
            sample.setEngineDiskSize(size)
                    .setEngineDiskAvailable(directory.map(File::getUsableSpace).orElse(KernelText.UNREADABLE));
        }
    }
}
