package io.hullmark.producer.fake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** As much of HTTP/1.1 as clients of an engine need, on a socket in the file system. One thread per connection. */
final class FakeHttp implements AutoCloseable {
    private final ServerSocketChannel server;
    private final Handler handler;
    private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final Thread accepting;

    FakeHttp(Path socket, Handler handler) throws IOException {
        this.handler = handler;
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket), 512);
        accepting = thread("fake-accept", this::accept);
    }

    /** Answers one request, and tells whether the connection may be used for another. */
    interface Handler {
        boolean handle(String path, OutputStream out) throws IOException, InterruptedException;
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                var connection = server.accept();
                connections.add(connection);
                made.incrementAndGet();
                thread("fake-connection", () -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            var in = new BufferedInputStream(Channels.newInputStream(connection));
            var out = Channels.newOutputStream(connection);
            for (var path = request(in); !path.isEmpty(); path = request(in)) {
                if (!handler.handle(path, out)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side left, as it may.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    /** Reads a request without a body and returns its path; empty at the end. */
    private static String request(InputStream in) throws IOException {
        var first = line(in);
        if (first.isEmpty()) {
            return "";
        }
        while (!line(in).isEmpty()) {
            // Headers tell nothing that matters here.
        }
        return first.split(" ", 3)[1];
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString().strip();
    }

    static byte[] head(int status, String type, String framing) {
        var date = ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        var head = "HTTP/1.1 " + status + " Fake\r\nContent-Type: " + type + "\r\nDate: " + date + "\r\n" + framing
                + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** In one piece, as real engines write, since each piece wakes the reader. */
    static byte[] chunk(byte[] bytes) {
        var size = (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        return joined(joined(size, bytes), "\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] joined(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    static Thread thread(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    int connectionsMade() {
        return made.get();
    }

    void dropConnections() {
        connections.forEach(FakeHttp::closed);
    }

    /** Nobody can connect once this returned: the kernel keeps a socket listening as long as a thread waits in its accept. */
    @Override
    public void close() {
        closed(server);
        try {
            accepting.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dropConnections();
    }

    private static void closed(AutoCloseable channel) {
        try {
            channel.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
