package io.hullmark.producer.host;

import io.hullmark.wire.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What waits for TCP connections in the network of a process, and which programs do. */
final class Sockets {
    private static final String LISTENING = "0A";
    private static final String UNSEEN =
            "finding the program that listens needs root or CAP_SYS_PTRACE, and the processes of the host";
    private static final int MOST = 1000;

    private final Processes processes;

    Sockets(Processes processes) {
        this.processes = processes;
    }

    /** A listening socket by its number. */
    private record Socket(String address, int port, String inode) {}

    /** The listeners in the network of a process, ordered by port and address. */
    Sight<List<Listener>> of(String pid) {
        return Sight.at("the sockets of process " + pid, () -> named(listening(pid)));
    }

    private List<Socket> listening(String pid) throws IOException {
        var sockets = parse(processes.read(pid, "net/tcp"));
        // A kernel without IPv6 has no such file.
        processes.text(pid, "net/tcp6").map(Sockets::parse).ifPresent(sockets::addAll);
        return sockets;
    }

    private static List<Socket> parse(String table) {
        var sockets = new ArrayList<Socket>();
        table.lines().skip(1).map(line -> line.strip().split("\\s+", -1)).forEach(fields -> {
            if (fields.length > 9 && fields[3].equals(LISTENING)) {
                int colon = fields[1].lastIndexOf(':');
                sockets.add(new Socket(
                        address(fields[1].substring(0, colon)),
                        Integer.parseInt(fields[1].substring(colon + 1), 16),
                        fields[9]));
            }
        });
        return sockets;
    }

    /** The kernel prints addresses as numbers of the machine, four bytes at a time. */
    private static String address(String hex) {
        var bytes = new byte[hex.length() / 2];
        for (int at = 0; at < bytes.length; at++) {
            int from = (at / 4 * 4 + 3 - at % 4) * 2;
            bytes[at] = (byte) Integer.parseInt(hex, from, from + 2, 16);
        }
        try {
            var text = InetAddress.getByAddress(bytes).getHostAddress();
            return text.equals("0:0:0:0:0:0:0:0") ? "::" : text.replaceFirst("^0:0:0:0:0:0:0:", "::");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address has " + bytes.length + " bytes", e);
        }
    }

    private List<Listener> named(List<Socket> sockets) {
        var wanted = new HashSet<String>();
        sockets.forEach(socket -> wanted.add("socket:[" + socket.inode() + "]"));
        var owners = new Owners(wanted);
        return sockets.stream()
                .map(socket -> owners.listener(socket))
                .distinct()
                .sorted(Comparator.comparing(Listener::getPort).thenComparing(Listener::getAddress))
                .limit(MOST)
                .toList();
    }

    /** The programs that hold sockets. */
    private final class Owners {
        private final Map<String, String> programs = new HashMap<>();
        private boolean hidden;

        /** Looks through the processes until every wanted socket is found. */
        Owners(Set<String> wanted) {
            for (String pid : processes.all()) {
                if (programs.size() == wanted.size()) {
                    return;
                }
                look(pid, wanted);
            }
        }

        private void look(String pid, Set<String> wanted) {
            try {
                for (String file : processes.openFiles(pid)) {
                    if (wanted.contains(file)) {
                        programs.putIfAbsent(
                                file, processes.text(pid, "comm").orElse("").strip());
                    }
                }
            } catch (IOException e) {
                // One that has ended holds nothing any more.
                hidden |= !(e instanceof NoSuchFileException);
            }
        }

        Listener listener(Socket socket) {
            var program = programs.get("socket:[" + socket.inode() + "]");
            boolean unseen = program == null && hidden;
            return Listener.newBuilder()
                    .setAddress(socket.address())
                    .setPort(socket.port())
                    .setProcess(unseen ? null : program == null ? "" : program)
                    .setUnseen(unseen ? Map.of("process", UNSEEN) : Map.of())
                    .build();
        }
    }
}
