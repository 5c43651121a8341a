package io.hullmark.cli.plot;

import io.hullmark.engine.detectors.Judgement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A picture of a judged series as SVG: its values, the band in which it was nearly always before, and flags where an anomaly begins.
 *
 * <p>Takes a series of any length in one pass: at most {@value #MOST} columns are kept, each with the lowest and the highest of its
 * values, and when they are full every two become one.
 */
public final class SeriesPlot {
    private static final int MOST = 1_600;
    private static final int WIDTH = 1_000;
    private static final int HEIGHT = 320;
    private static final int MARGIN = 40;

    private final UsualBand usual = new UsualBand();
    private final String title;
    private List<Column> columns = new ArrayList<>();
    private int perColumn = 1;
    private int inLast;
    private String last = "";

    /**
     * Some samples that follow each other.
     *
     * @param from the timestamp of the first
     * @param flagged whether an anomaly begins here
     */
    private record Column(String from, double low, double high, UsualBand.Range usual, boolean flagged) {
        Column with(Column later) {
            return new Column(
                    from,
                    Math.min(low, later.low),
                    Math.max(high, later.high),
                    usual.isKnown() ? usual : later.usual,
                    flagged || later.flagged);
        }
    }

    public SeriesPlot(String title) {
        this.title = title;
    }

    /** The next sample and what is said of it; one that is missing leaves no trace. */
    public void add(String timestamp, double value, Judgement judgement) {
        if (!Double.isFinite(value)) {
            return;
        }
        last = timestamp;
        boolean begins = columns.isEmpty() || inLast == perColumn;
        var column = new Column(
                timestamp, value, value, begins ? usual.range() : UsualBand.Range.UNKNOWN, judgement.anomaly());
        usual.add(value);
        if (begins) {
            if (columns.size() == MOST) {
                halve();
            }
            columns.add(column);
            inLast = 1;
        } else {
            columns.set(columns.size() - 1, columns.get(columns.size() - 1).with(column));
            inLast++;
        }
    }

    private void halve() {
        var merged = new ArrayList<Column>(MOST);
        for (int place = 0; place + 1 < columns.size(); place += 2) {
            merged.add(columns.get(place).with(columns.get(place + 1)));
        }
        columns = merged;
        perColumn *= 2;
    }

    /** The picture. */
    public String svg() {
        double low = columns.stream().mapToDouble(Column::low).min().orElse(0);
        double high = columns.stream().mapToDouble(Column::high).max().orElse(1);
        var scale = new Scale(low, high > low ? high : low + 1, Math.max(2, columns.size()));
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH, HEIGHT));
        svg.append("<title>%s</title>%n<rect width=\"%d\" height=\"%d\" fill=\"white\"/>%n"
                .formatted(escaped(title), WIDTH, HEIGHT));
        band(svg, scale);
        series(svg, scale);
        flags(svg, scale);
        labels(svg, scale);
        return svg.append("</svg>\n").toString();
    }

    private void band(StringBuilder svg, Scale scale) {
        var lower = new StringBuilder();
        var upper = new StringBuilder();
        for (int place = columns.size() - 1; place >= 0; place--) {
            var range = columns.get(place).usual();
            if (range.isKnown()) {
                lower.append(point(scale.x(place), scale.y(range.low())));
                upper.insert(0, point(scale.x(place), scale.y(range.high())));
            }
        }
        if (lower.length() > 0) {
            svg.append("<polygon class=\"band\" fill=\"#cfe3f5\" points=\"%s%s\"/>%n".formatted(upper, lower));
        }
    }

    private void series(StringBuilder svg, Scale scale) {
        svg.append("<polyline class=\"series\" fill=\"none\" stroke=\"#1f4e79\" stroke-width=\"1\" points=\"");
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            svg.append(point(scale.x(place), scale.y(column.low())));
            if (column.high() > column.low()) {
                svg.append(point(scale.x(place), scale.y(column.high())));
            }
        }
        svg.append("\"/>\n");
    }

    private void flags(StringBuilder svg, Scale scale) {
        for (int place = 0; place < columns.size(); place++) {
            var column = columns.get(place);
            if (column.flagged()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle class=\"flag\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#c0392b\"><title>%s</title></circle>%n",
                        scale.x(place),
                        scale.y(column.high()),
                        escaped(column.from())));
            }
        }
    }

    private void labels(StringBuilder svg, Scale scale) {
        var first = columns.isEmpty() ? "" : columns.get(0).from();
        text(svg, MARGIN, MARGIN / 2, "start", title);
        text(svg, MARGIN, HEIGHT - MARGIN / 3, "start", first);
        text(svg, WIDTH - MARGIN, HEIGHT - MARGIN / 3, "end", last);
        text(svg, WIDTH - MARGIN, MARGIN - 6, "end", number(scale.high()));
        text(svg, WIDTH - MARGIN, HEIGHT - MARGIN + 12, "end", number(scale.low()));
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, escaped(text)));
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Where values stand in the picture. */
    private record Scale(double low, double high, int columns) {
        double x(int place) {
            return MARGIN + (double) place / (columns - 1) * (WIDTH - 2 * MARGIN);
        }

        double y(double value) {
            return HEIGHT - MARGIN - (value - low) / (high - low) * (HEIGHT - 2 * MARGIN);
        }
    }
}
