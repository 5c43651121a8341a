package io.hullmark.producer.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** Makes a fake engine listen on TCP as one with {@code --tlsverify} does: only a client with the right certificate is let in. */
public final class TlsGate implements AutoCloseable {
    private static final int PIECE = 8192;

    private final SSLServerSocket server;
    private final Path engine;

    private TlsGate(SSLServerSocket server, Path engine) {
        this.server = server;
        this.engine = engine;
    }

    public static TlsGate before(FakeEngine engine, Identity itself, Identity client)
            throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(itself.store(), Identity.PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(client.certificate());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 64, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        var gate = new TlsGate(server, Path.of(engine.address().uri().getPath()));
        FakeHttp.thread("tls-accept", gate::accept);
        return gate;
    }

    /** Where it listens, as DOCKER_HOST has it. */
    public String address() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                FakeHttp.thread("tls-connection", () -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var channel = SocketChannel.open(UnixDomainSocketAddress.of(engine))) {
            var out = client.getOutputStream();
            FakeHttp.thread("tls-answers", () -> answers(channel, out));
            questions(client.getInputStream(), channel);
        } catch (IOException e) {
            // The client was refused, or left.
        }
    }

    private static void questions(InputStream in, SocketChannel engine) throws IOException {
        var piece = new byte[PIECE];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            engine.write(ByteBuffer.wrap(piece, 0, length));
        }
    }

    /** Not by the channel's streams, of which one that waits holds up the other. */
    private static void answers(SocketChannel engine, OutputStream out) {
        try (out) {
            var piece = ByteBuffer.allocate(PIECE);
            while (engine.read(piece.clear()) >= 0) {
                out.write(piece.array(), 0, piece.position());
                out.flush();
            }
        } catch (IOException e) {
            // One side has closed, which closes the other.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
