package io.hullmark.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Finds out whether anybody listens at addresses, because Kafka's clients go on trying for as long as they may where nobody does. */
final class Knock {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private Knock() {}

    /**
     * Whether connections to all of these addresses are refused. What can't be told, a name that nobody knows for one, is left for Kafka to
     * tell.
     *
     * @param addresses as in Kafka's bootstrap.servers
     */
    static boolean isRefusedAt(String addresses) {
        for (String address : addresses.split(",", -1)) {
            if (!isRefused(address.strip())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRefused(String address) {
        int colon = address.lastIndexOf(':');
        try (var socket = new Socket()) {
            var port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(
                    new InetSocketAddress(address.substring(0, Math.max(colon, 0)), port),
                    Math.toIntExact(LIMIT.toMillis()));
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
