package io.hullmark.producer.docker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Hears why an engine on TLS turns us away. In TLS 1.3 (RFC 8446, section 4.4) the engine looks at our certificate while we still send:
 * it answers with an alert and closes, and whoever goes on writing meets "Broken pipe" before having read why. To a client that takes
 * no notice of what it can't send, and only listens, the alert comes whole.
 */
final class Refusal {
    private Refusal() {}

    /** The alert that an engine answers our certificate with; empty if it takes it, says nothing in time or can't be reached. */
    static Optional<SSLException> of(URI engine, SSLContext context, Duration limit) {
        try (var plain = new Listener()) {
            plain.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), Math.toIntExact(limit.toMillis()));
            plain.setSoTimeout(Math.toIntExact(limit.toMillis()));
            try (var secured = (SSLSocket)
                    context.getSocketFactory().createSocket(plain, engine.getHost(), engine.getPort(), true)) {
                secured.startHandshake();
                var unused = secured.getInputStream().read();
                return Optional.empty();
            }
        } catch (SocketTimeoutException e) {
            return Optional.empty(); // it waits for a request: our certificate is good
        } catch (SSLException e) {
            return Optional.of(e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A socket that can always be written to. */
    private static final class Listener extends Socket {
        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int offset, int length) {
                    try {
                        out.write(bytes, offset, length);
                    } catch (IOException e) {
                        // What the other side said before it closed is still to be read.
                    }
                }
            };
        }
    }
}
