package io.hullmark.cli.parity;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a release of docker-bench calls the checks of CIS 1.6.0. The releases 1.6.0 and 1.6.1 both call themselves 1.6.0 and number
 * sections 5 and 7 differently, so the ids in a log tell them apart.
 */
final class BenchNumbering {
    private static final Pattern SUPPORTED = Pattern.compile("1\\.3\\.6|1\\.[4-9]\\..*");
    private static final String FIRST_TO_SWAP = "1.3.6";

    /** Up to 1.3.6 the files of section 3 stand in another order. */
    private static final Map<String, String> SWAPPED = Map.of("3.20", "3.21", "3.21", "3.22", "3.22", "3.20");

    private BenchNumbering() {}

    /** Turns the ids of a log into those of CIS 1.6.0. */
    static UnaryOperator<String> of(String release, Set<String> ids) {
        if (!SUPPORTED.matcher(release).matches()) {
            throw new IllegalArgumentException(
                    "docker-bench-security %s numbers its checks by an older benchmark; run 1.3.6 or a newer one"
                            .formatted(release));
        }
        boolean older = ids.contains("7.10") || (ids.contains("5.31") && !ids.contains("5.32"));
        return id -> {
            var ordered = release.equals(FIRST_TO_SWAP) ? SWAPPED.getOrDefault(id, id) : id;
            return older ? shifted(ordered) : ordered;
        };
    }

    /** The check of swarm mode moved from the head of section 7 to the head of section 5. */
    private static String shifted(String id) {
        if (id.equals("7.1")) {
            return "5.1";
        } else if (id.matches("5\\.\\d+")) {
            return "5." + (number(id) + 1);
        } else if (id.matches("7\\.\\d+")) {
            return "7." + (number(id) - 1);
        }
        return id;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(2));
    }
}
