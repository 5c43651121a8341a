package io.hullmark.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.hullmark.engine.detectors.Judgement;
import org.junit.jupiter.api.Test;

class SeriesPlotTest {
    private static final Judgement ORDINARY = new Judgement(0, false, 0);

    @Test
    void shouldKeepTheHighestOfALongSeriesAndEveryFlag() {
        var plot = new SeriesPlot("long");
        for (int sample = 0; sample < 100_000; sample++) {
            boolean peak = sample == 77_777;
            plot.add("t" + sample, peak ? 100 : sample % 7, peak ? new Judgement(0.9, true, 0) : ORDINARY);
        }

        var svg = plot.svg();

        assertThat(svg.length()).isLessThan(200_000);
        assertThat(svg).containsOnlyOnce("<circle").contains(">100.0</text>", ">t99999</text>");
    }

    @Test
    void shouldDrawAFlatSeriesAndNoSeriesAtAll() {
        var flat = new SeriesPlot("flat");
        for (int sample = 0; sample < 100; sample++) {
            flat.add("t" + sample, 5, ORDINARY);
        }

        assertThat(flat.svg()).contains("<polyline").doesNotContain("NaN");
        assertThat(new SeriesPlot("none").svg()).startsWith("<svg").doesNotContain("NaN");
    }

    @Test
    void shouldTakeNoNoticeOfMissingSamples() {
        var plot = new SeriesPlot("holes");
        plot.add("t1", Double.NaN, ORDINARY);

        assertThat(plot.svg()).contains("points=\"\"");
    }

    @Test
    void shouldNotTakeATitleForMarkup() {
        assertThat(new SeriesPlot("<b>&").svg()).contains("&lt;b&gt;&amp;").doesNotContain("<b>");
    }
}
