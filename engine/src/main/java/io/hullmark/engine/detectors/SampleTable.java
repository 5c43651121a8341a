package io.hullmark.engine.detectors;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a CSV table of samples line by line: a header that names the columns {@code timestamp} and {@code value}, then rows
 * in the order of time. Other columns are ignored; an empty value or NaN is a missing sample.
 */
public final class SampleTable {
    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Duration END_OF_SUMMER_TIME = Duration.ofHours(1);

    private final String source;
    private final int timestampColumn;
    private final int valueColumn;
    private int line = 1;
    private WrittenTime latest = WrittenTime.BEFORE_ALL;

    private SampleTable(String source, int timestampColumn, int valueColumn) {
        this.source = source;
        this.timestampColumn = timestampColumn;
        this.valueColumn = valueColumn;
    }

    /**
     * A table by its first line.
     *
     * @param source the name of the file, for messages
     * @throws MalformedSample if a column is missing
     */
    public static SampleTable of(String source, String header) {
        var names = cells(header.startsWith(BYTE_ORDER_MARK) ? header.substring(1) : header).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new SampleTable(source, column(source, names, TIMESTAMP), column(source, names, VALUE));
    }

    private static int column(String source, List<String> names, String wanted) {
        int column = names.indexOf(wanted);
        if (column < 0) {
            throw new MalformedSample(
                    source,
                    1,
                    "the first line has to name the columns 'timestamp' and 'value', there is no '%s' in '%s'"
                            .formatted(wanted, String.join(",", names)));
        }
        return column;
    }

    /**
     * The sample in the next line.
     *
     * @throws MalformedSample if there is none in it
     */
    public Sample next(String row) {
        line++;
        var cells = cells(row);
        int columns = Math.max(timestampColumn, valueColumn) + 1;
        if (cells.size() < columns) {
            throw problem("%d columns are needed, here are %d: '%s'".formatted(columns, cells.size(), row));
        }
        var timestamp = cells.get(timestampColumn);
        advance(timestamp);
        var text = cells.get(valueColumn);
        return new Sample(timestamp, text, value(text));
    }

    /** Passes over a line without a sample. */
    public void skip() {
        line++;
    }

    private void advance(String timestamp) {
        var time = WrittenTime.parse(timestamp);
        if (time.isEmpty()) {
            throw problem("'%s' is no time; write it as %s".formatted(timestamp, WrittenTime.FORMS));
        }
        if (time.get().at().isBefore(latest.at()) && !clocksWentBack(time.get())) {
            throw problem("the time goes back from %s to %s; sort the rows by their time"
                    .formatted(latest.at(), time.get().at()));
        }
        latest = time.get();
    }

    /** Times without a zone repeat an hour when summer time ends, early on a Sunday. */
    private boolean clocksWentBack(WrittenTime time) {
        LocalDateTime at = time.at();
        return !time.zoned()
                && at.getDayOfWeek() == DayOfWeek.SUNDAY
                && at.getHour() < 4
                && Duration.between(at, latest.at()).compareTo(END_OF_SUMMER_TIME) <= 0;
    }

    private double value(String text) {
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw problem("'%s' is no number; leave the value empty where a sample is missing".formatted(text));
        }
        if (!Double.isFinite(value)) {
            throw problem("'%s' is no finite number; leave the value empty where a sample is missing".formatted(text));
        }
        return value;
    }

    private MalformedSample problem(String what) {
        return new MalformedSample(source, line, what);
    }

    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        int start = 0;
        for (int comma = row.indexOf(','); comma >= 0; comma = row.indexOf(',', start)) {
            cells.add(cell(row.substring(start, comma)));
            start = comma + 1;
        }
        cells.add(cell(row.substring(start)));
        return cells;
    }

    private static String cell(String text) {
        var cell = text.strip();
        boolean quoted = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1) : cell;
    }
}
