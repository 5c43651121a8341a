package io.hullmark.producer.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Gives a database whose first page is broken the first page of a new one. That page holds the format and the tables'
 * definitions, the same in every spool, and without it SQLite reads nothing of the rest.
 */
final class FirstPage {
    private static final int PAGE = 4096;
    /** Where the header counts the pages, and where it names the first free page and counts those. */
    private static final int PAGE_COUNT = 28;

    private static final int FREE_PAGES = 32;

    private FirstPage() {}

    static void replace(Path damaged, Path fresh) throws IOException {
        ByteBuffer page = ByteBuffer.wrap(Files.readAllBytes(fresh), 0, PAGE).slice();
        try (var channel = FileChannel.open(damaged, StandardOpenOption.WRITE)) {
            page.putInt(PAGE_COUNT, (int) (channel.size() / PAGE));
            page.putLong(FREE_PAGES, 0);
            channel.write(page, 0);
        }
    }
}
