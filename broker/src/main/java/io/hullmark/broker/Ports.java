package io.hullmark.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** The ports of one attempt to start: one for clients, one between broker and controller. */
record Ports(int clients, int controller) {
    static final String LOOPBACK = "127.0.0.1";

    /** Two ports that were free a moment ago. Both are held until both are known, so that they differ. */
    static Ports free() {
        try (var clients = listen();
                var controller = listen()) {
            return new Ports(clients.getLocalPort(), controller.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException("no port is free on " + LOOPBACK, e);
        }
    }

    /** The wanted port for clients and another one that was free a moment ago. */
    static Ports withClientsOn(int wanted) {
        var ports = free();
        return new Ports(wanted, ports.controller() == wanted ? ports.clients() : ports.controller());
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, loopback());
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
