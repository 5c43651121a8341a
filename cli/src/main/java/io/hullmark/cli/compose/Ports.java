package io.hullmark.cli.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Published ports, as an engine lists those of a running container: by port inside, each with address and port of the host. */
final class Ports {
    private static final Pattern SHORT = Pattern.compile(
            "(?:(?<ip>\\[[^]]*]|[^:\\[\\]]+(?=:[^:]*:)):)?(?:(?<host>[0-9]*|[0-9]+-[0-9]+):)?(?<inside>[0-9]+)(?:-(?<last>[0-9]+))?(?:/(?<protocol>[a-z]+))?");
    private static final int MOST = 65_535;

    private final ObjectNode ports = JsonNodeFactory.instance.objectNode();

    private Ports() {}

    static ObjectNode of(JsonNode given) {
        var ports = new Ports();
        given.forEach(port -> {
            if (port.isObject()) {
                ports.addLong(port);
            } else {
                ports.addShort(port.asText().strip());
            }
        });
        return ports.ports;
    }

    private void addLong(JsonNode port) {
        var text = (port.path("host_ip").asText("").isEmpty()
                        ? ""
                        : "[" + port.path("host_ip").asText() + "]:")
                + (port.path("published").asText("").isEmpty()
                        ? ""
                        : port.path("published").asText() + ":")
                + port.path("target").asText("")
                + "/"
                + (port.path("protocol").asText("").isEmpty()
                        ? "tcp"
                        : port.path("protocol").asText());
        addShort(
                text.startsWith("[") && port.path("published").asText("").isEmpty() ? text.replace("]:", "]::") : text);
    }

    private void addShort(String text) {
        Matcher match = SHORT.matcher(text);
        if (!match.matches()) {
            throw wrong(text);
        }
        int first = number(match.group("inside"), text);
        int last = match.group("last") == null ? first : number(match.group("last"), text);
        var host = match.group("host") == null ? "" : match.group("host");
        var protocol = match.group("protocol") == null ? "tcp" : match.group("protocol");
        var ip = match.group("ip") == null ? "" : match.group("ip").replaceAll("[\\[\\]]", "");
        var from = host.isEmpty() ? 0 : number(host.split("-", 2)[0], text);
        if (last < first) {
            throw wrong(text);
        }
        for (int inside = first; inside <= last; inside++) {
            // Of a range of the host for one port inside, the engine takes whichever is free.
            var port = host.isEmpty() || (first == last && host.contains("-"))
                    ? ""
                    : Integer.toString(from + inside - first);
            ports.withArray("/" + inside + "~1" + protocol)
                    .addObject()
                    .put("HostIp", ip)
                    .put("HostPort", port);
        }
    }

    private static int number(String text, String port) {
        if (text.length() > 5 || Integer.parseInt(text) > MOST) {
            throw wrong(port);
        }
        return Integer.parseInt(text);
    }

    private static ComposeException wrong(String port) {
        return new ComposeException(
                "a port must be one such as 8080:80 or 127.0.0.1:53:53/udp, got '%s'".formatted(port));
    }
}
