package io.hullmark.bench.nab;

/**
 * The rows around one labelled anomaly, in which a detection counts.
 *
 * @param first its first row, from 0
 * @param last its last row
 */
record Window(int first, int last) {
    boolean contains(int row) {
        return first <= row && row <= last;
    }

    int width() {
        return last - first + 1;
    }
}
