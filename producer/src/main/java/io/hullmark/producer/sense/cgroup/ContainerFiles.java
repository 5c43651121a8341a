package io.hullmark.producer.sense.cgroup;

import io.hullmark.wire.ContainerSample;

/** The control group files of one container. */
interface ContainerFiles {
    /** Reads all that they say into a sample. */
    void read(ContainerSample.Builder sample);

    /** The files, to ask how reading them went, and to close them. */
    Group group();
}
