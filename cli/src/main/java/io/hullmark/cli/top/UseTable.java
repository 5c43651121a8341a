package io.hullmark.cli.top;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.cli.console.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Uses as lines of a table, or as objects. */
public final class UseTable {
    private static final String ROW = "%-28s %6s  %8s / %-8s %5s  %6s / %-6s %9s %9s %9s %9s  %s";
    private static final List<String> UNITS = List.of("B", "K", "M", "G", "T", "P");
    private static final double KIBI = 1_024;
    private static final int NAME = 28;

    private UseTable() {}

    /** A heading and a line for each. */
    public static List<String> lines(List<ContainerUse> uses, Palette palette) {
        var lines = new ArrayList<String>();
        lines.add(palette.strong(ROW.formatted(
                "NAME",
                "CPU",
                "MEMORY",
                "LIMIT",
                "",
                "PIDS",
                "LIMIT",
                "NET IN/s",
                "OUT/s",
                "READ/s",
                "WRITE/s",
                "FINDINGS UNLIKE  HOST")));
        uses.forEach(use -> lines.add(row(use, palette)));
        return lines;
    }

    private static String row(ContainerUse use, Palette palette) {
        return ROW.formatted(
                shortened(Palette.harmless(use.name())),
                percent(use.cores()),
                bytes(use.memory()),
                limit(use.memoryLimit(), true),
                percent(use.memoryShare()),
                number(use.pids()),
                limit(use.pidsLimit(), false),
                bytes(use.network().in()),
                bytes(use.network().out()),
                bytes(use.block().in()),
                bytes(use.block().out()),
                findings(use.open(), palette) + "  " + Palette.harmless(use.host()));
    }

    private static String shortened(String name) {
        return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
    }

    private static String findings(OpenMatters.Count open, Palette palette) {
        var severe = "%3d!".formatted(open.severe());
        var anomalies = "%7s".formatted(open.anomalies() == 0 ? "" : Integer.toString(open.anomalies()));
        return (open.severe() > 0 ? palette.strong(severe) : "    ")
                + "%4d".formatted(open.other())
                + (open.anomalies() > 0 ? palette.strong(anomalies) : anomalies);
    }

    /** Of one core, or of a limit. */
    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.0f%%", share.getAsDouble() * 100);
    }

    private static String number(OptionalLong value) {
        return value.isEmpty() ? "-" : Long.toString(value.getAsLong());
    }

    private static String limit(OptionalLong limit, boolean inBytes) {
        if (limit.isPresent() && limit.getAsLong() == 0) {
            return "none";
        }
        return inBytes ? bytes(limit) : number(limit);
    }

    private static String bytes(OptionalLong value) {
        return bytes(value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) value.getAsLong()));
    }

    private static String bytes(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double left = value.getAsDouble();
        int unit = 0;
        while (left >= KIBI && unit < UNITS.size() - 1) {
            left /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f%s" : "%.1f%s", left, UNITS.get(unit));
    }

    /**
     * With the fields host, name, image, cores, memory, memoryLimit, pids, pidsLimit, networkReceived, networkSent, blockRead, blockWritten (bytes, and
     * bytes per second), openSevere, openOther
     * and anomalies; null where something is not known, 0 for no limit.
     */
    public static ObjectNode tree(ContainerUse use) {
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("host", use.host())
                .put("name", use.name())
                .put("image", use.image());
        put(tree, "cores", use.cores());
        put(tree, "memory", use.memory());
        put(tree, "memoryLimit", use.memoryLimit());
        put(tree, "pids", use.pids());
        put(tree, "pidsLimit", use.pidsLimit());
        put(tree, "networkReceived", use.network().in());
        put(tree, "networkSent", use.network().out());
        put(tree, "blockRead", use.block().in());
        put(tree, "blockWritten", use.block().out());
        return tree.put("openSevere", use.open().severe())
                .put("openOther", use.open().other())
                .put("anomalies", use.open().anomalies());
    }

    private static void put(ObjectNode tree, String name, OptionalDouble value) {
        if (value.isPresent()) {
            tree.put(name, value.getAsDouble());
        } else {
            tree.putNull(name);
        }
    }

    private static void put(ObjectNode tree, String name, OptionalLong value) {
        if (value.isPresent()) {
            tree.put(name, value.getAsLong());
        } else {
            tree.putNull(name);
        }
    }
}
