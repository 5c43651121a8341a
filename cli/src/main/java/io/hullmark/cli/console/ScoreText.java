package io.hullmark.cli.console;

import static io.hullmark.cli.console.Palette.harmless;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hullmark.engine.score.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Scores for people and for programs. */
public final class ScoreText {
    private static final String ROW = "%-7s %-8s %7s %7s %8s %7s %7s %14s %8s  %s";
    private static final int TENTHS = 1000;
    private static final double PER_CENT = 10;

    private ScoreText() {}

    /** One line a group, under a head. */
    public static List<String> table(List<ScoredGroup> groups, Palette palette) {
        var lines = new ArrayList<String>();
        lines.add(palette.strong(ROW.formatted(
                "SCORE",
                "COVERAGE",
                "PASSED",
                "FAILED",
                "ACCEPTED",
                "UNKNOWN",
                "MANUAL",
                "NOT_APPLICABLE",
                "SUBJECTS",
                "NAME")));
        groups.forEach(group -> lines.add(row(group)));
        return lines;
    }

    private static String row(ScoredGroup group) {
        var card = group.card();
        return ROW.formatted(
                percent(card.score()),
                percent(card.coverage()),
                card.passed(),
                card.failed(),
                card.accepted(),
                card.unknown(),
                card.manual(),
                card.notApplicable(),
                group.subjects(),
                group.name().isEmpty() ? "(none)" : harmless(group.name()));
    }

    /** The score in a sentence. */
    public static String sentence(Scorecard card) {
        if (card.score().isEmpty()) {
            return "no score: nothing that applies was observed";
        }
        var accepted =
                card.accepted() == 0 ? "" : ", and of those that fail %d are accepted".formatted(card.accepted());
        return "score %s: %d of %d verdicts that decide pass%s; they are %s of what applies"
                .formatted(percent(card.score()), card.passed(), card.decided(), accepted, percent(card.coverage()));
    }

    /** Rounded down, so that 100 % means all. */
    private static String percent(OptionalDouble share) {
        return share.isEmpty()
                ? "-"
                : String.format(Locale.ROOT, "%.1f%%", Math.floor(share.getAsDouble() * TENTHS) / PER_CENT);
    }

    /**
     * With the fields by, id, name, score, coverage, passed, failed, accepted, unknown, manual, notApplicable and subjects. Score and
     * coverage go from 0 to 1 and are null where there is nothing to score.
     */
    public static ObjectNode tree(String by, ScoredGroup group) {
        var card = group.card();
        var tree = JsonNodeFactory.instance
                .objectNode()
                .put("by", by)
                .put("id", group.id())
                .put("name", group.name());
        put(tree, "score", card.score());
        put(tree, "coverage", card.coverage());
        return tree.put("passed", card.passed())
                .put("failed", card.failed())
                .put("accepted", card.accepted())
                .put("unknown", card.unknown())
                .put("manual", card.manual())
                .put("notApplicable", card.notApplicable())
                .put("subjects", group.subjects());
    }

    private static void put(ObjectNode tree, String name, OptionalDouble share) {
        if (share.isPresent()) {
            tree.put(name, share.getAsDouble());
        } else {
            tree.putNull(name);
        }
    }
}
