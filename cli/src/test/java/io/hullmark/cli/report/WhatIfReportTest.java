package io.hullmark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hullmark.cli.console.Palette;
import io.hullmark.engine.facts.ObjectKey;
import io.hullmark.engine.findings.Subject;
import io.hullmark.engine.rules.RuleId;
import io.hullmark.engine.rules.Severity;
import io.hullmark.engine.whatif.Deviation;
import io.hullmark.engine.whatif.Deviation.Kind;
import io.hullmark.engine.whatif.Difference;
import io.hullmark.engine.whatif.Phase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a draft would have made of the past, as text, JSON and a page. */
final class WhatIfReportTest {
    private static final Instant FROM = Instant.parse("2026-03-28T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-31T00:00:00Z");
    private static final Phase ABSENT = new Phase.Absent();
    private static final Phase HIGH = new Phase.Open(Severity.HIGH);

    private static final Deviation OPENS = deviation(
            Kind.OPENS,
            "own-network",
            "web",
            "2026-03-28T23:59:59Z",
            Optional.of("2026-03-29T03:30:59Z"),
            ABSENT,
            HIGH);
    private static final Deviation SUPPRESSED = deviation(
            Kind.SUPPRESSED,
            "not-privileged",
            "<script>",
            "2026-03-29T00:00:00Z",
            Optional.empty(),
            HIGH,
            new Phase.Suppressed(Severity.HIGH, "x1"));

    @Test
    void shouldTellWhatWouldBeOtherwiseWhenAndForHowLong() {
        var text = written(new WhatIfText(Palette.PLAIN, false), OPENS, SUPPRESSED);

        assertThat(text.lines())
                .contains(
                        "2026-03-28T00:00:00Z to 2026-03-31T00:00:00Z, as it was and with rules of drafts",
                        "       1 would open, 3h 31m in all",
                        "       1 would be suppressed, 2d in all",
                        "  2026-03-28: 1 would open; 3h 31m in all",
                        "  2026-03-29: 1 would be suppressed; 2d in all",
                        "  host-a: 1 would open, 1 would be suppressed; 2d 3h in all",
                        "  shop/web:1: 1 would open, 1 would be suppressed; 2d 3h in all",
                        "  project shop: 1 would open, 1 would be suppressed; 2d 3h in all",
                        "2026-03-28T23:59:59Z  would open  own-network  container web (shop/web:1) on host-a [/etc]",
                        "    nothing -> HIGH, for 3h 31m until 2026-03-29T03:30:59Z",
                        "    HIGH -> HIGH, suppressed by x1, for 2d, still at the end");
    }

    @Test
    void shouldSayThatNothingWouldBeOtherwise() {
        var text = written(new WhatIfText(Palette.PLAIN, false));
        var page = written(new WhatIfPage());

        assertThat(text).contains("nothing would have been otherwise");
        assertThat(page).contains("Nothing would have been otherwise.");
    }

    @Test
    void shouldListOnlyTheFirstFindingsUnlessAllAreAskedFor() {
        var many = Collections.nCopies(60, OPENS).toArray(Deviation[]::new);

        var some = written(new WhatIfText(Palette.PLAIN, false), many);
        var all = written(new WhatIfText(Palette.PLAIN, true), many);

        assertThat(some).contains("and 10 more: --all shows them");
        assertThat(all.lines().filter(line -> line.startsWith("2026-03-28T23:59:59Z")))
                .hasSize(60);
    }

    @Test
    void shouldNameRulesThatNobodyCanTellOf() {
        var text = written(new WhatIfText(Palette.PLAIN, false));
        var json = written(new WhatIfJson());

        assertThat(text)
                .contains("can't be told of one rule over time, for its samples are not in the journal: lasting-use");
        assertThat(json.strip())
                .isEqualTo(
                        "{\"change\":\"UNTOLD\",\"rule\":\"lasting-use\",\"reason\":\"its samples are not in the journal\"}");
    }

    @Test
    void shouldGiveOneObjectALine() throws IOException {
        var lines = written(new WhatIfJson(), OPENS, SUPPRESSED).lines().toList();

        assertThat(lines).hasSize(3);
        var opens = new ObjectMapper().readTree(lines.get(1));
        assertThat(opens.path("change").asText()).isEqualTo("OPENS");
        assertThat(opens.path("seconds").asDouble()).isEqualTo(12_660.0);
        assertThat(opens.at("/live/state").asText()).isEqualTo("ABSENT");
        assertThat(opens.at("/draft/severity").asText()).isEqualTo("HIGH");
        assertThat(opens.at("/subject/hostName").asText()).isEqualTo("host-a");
        assertThat(opens.at("/labels/team").asText()).isEqualTo("shop");
        var suppressed = new ObjectMapper().readTree(lines.get(2));
        assertThat(suppressed.path("until").isNull()).isTrue();
        assertThat(suppressed.at("/draft/exception").asText()).isEqualTo("x1");
    }

    @Test
    void shouldDrawAPageThatNeedsNothingBesideItself() {
        var page = written(new WhatIfPage(), OPENS, SUPPRESSED);

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("role=\"img\"", "class=\"OPENS\"", "class=\"SUPPRESSED\"", "&lt;script", "default-src 'none'")
                .doesNotContain("<script", "src=\"", "href=", "url(", "http:", "https:");
    }

    private static String written(WhatIfReport.Form form, Deviation... deviations) {
        var text = new StringWriter();
        var untold = new TreeSet<>(List.of(new RuleId("lasting-use")));
        var difference = new Difference(List.of(deviations), new TreeMap<>(), untold);
        form.write(new WhatIfReport(FROM, TO, "rules of drafts", difference), new PrintWriter(text));
        return text.toString();
    }

    private static Deviation deviation(
            Kind kind, String rule, String name, String since, Optional<String> until, Phase live, Phase draft) {
        var subject = new Subject(
                ObjectKey.container("h1", "0eb"), "host-a", name, "shop/web:1", "sha256:1", "shop", "web", "");
        return new Deviation(
                kind,
                new RuleId(rule),
                subject,
                new TreeMap<>(Map.of("team", "shop")),
                kind == Kind.OPENS ? "/etc" : "",
                Instant.parse(since),
                until.map(Instant::parse),
                live,
                draft);
    }
}
