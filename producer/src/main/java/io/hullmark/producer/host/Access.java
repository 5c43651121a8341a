package io.hullmark.producer.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How the files of the host are looked at. All looks go through here, so that a test can refuse what root is never refused. */
interface Access {
    /** What a path is, not what it leads to if it is a link. */
    Stat stat(Path path) throws IOException;

    /** Where a symbolic link leads, as it is written in the link. */
    String link(Path path) throws IOException;

    /** The names in a directory, ordered. */
    List<String> names(Path directory) throws IOException;

    /** The beginning of a file, up to so many bytes. */
    byte[] bytes(Path path, int most) throws IOException;
}
