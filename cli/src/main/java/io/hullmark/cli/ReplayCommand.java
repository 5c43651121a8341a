package io.hullmark.cli;

import io.hullmark.cli.report.WhatIfReport;
import io.hullmark.engine.rules.Control;
import io.hullmark.engine.whatif.Difference;
import io.hullmark.streams.replay.Span;
import io.hullmark.streams.replay.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries rules, policy values and exceptions on the past. */
@Command(
        name = "replay",
        description = {
            "Try rules, policy values or exceptions on the past: which findings would have opened, vanished, changed their severity or",
            "been suppressed, when, for how long, and on whom.",
            "",
            "The journal is folded twice beside each other: as it was, and with the draft in the place of what it holds. The draft takes",
            "effect at --from; what the journal says of its kind from then on does not count. Rules over time can be tried only where",
            "they are unchanged, because the samples that they read are not in the journal; those that can't are named."
        },
        footer = {
            "",
            "In text at most 50 findings are listed one by one, with --all every one; json and html hold all.",
            "",
            "Examples:",
            "  hullmark replay --from 2026-03-01T00:00:00Z --to 2026-04-01T00:00:00Z --rules rules/",
            "  hullmark replay --from 2026-03-01T00:00:00Z --rules rules/ --max-opened 20 || echo 'this would alarm people'",
            "  hullmark replay --from 2026-03-01T00:00:00Z --exceptions exceptions/ --output html > what-if.html",
            "  hullmark replay --from 2026-03-01T00:00:00Z --shadow    what rules in shadow mode would have raised"
        })
final class ReplayCommand implements Callable<Integer> {
    /** What is otherwise is told against this. */
    enum Against {
        /** What was told. */
        live
    }

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private DraftFlags draft = new DraftFlags();

    @Mixin
    private SubjectFilter filter = new SubjectFilter();

    @Mixin
    private JournalFlags journal = new JournalFlags();

    @Option(names = "--from", paramLabel = "TIME", required = true, description = "When the draft takes effect.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", paramLabel = "TIME", description = "Until when it is tried. Default: now.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--diff",
            paramLabel = "AGAINST",
            description =
                    "What the draft is held against: ${COMPLETION-CANDIDATES}, what the journal led to. Default: live.")
    @SuppressWarnings(
            "UnusedVariable") // it says what is meant, and there is one answer until drafts are held against drafts
    private Against against = Against.live;

    @Option(
            names = "--max-opened",
            paramLabel = "N",
            description = {
                "Exit code 5 if more findings than that would open, or be open again for want of an exception, counted each time.",
                "Default: ${DEFAULT-VALUE}."
            },
            defaultValue = "1000")
    private long maxOpened;

    @Option(names = "--all", description = "Every finding in text, too.")
    private boolean all;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}. Default: text.")
    private WhatIfFormat output = WhatIfFormat.text;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var span = span(Instant.now());
        var tried = draft.read(span.from());
        var trial = journal.answer(connection, spec.commandLine().getErr(), replayer -> replayer.tried(span, tried));
        return trial.isEmpty() ? ExitCode.OK : tell(trial.get());
    }

    private Span span(Instant now) {
        var end = to.orElse(now);
        PastMoments.refuseFuture("--from", from, now);
        PastMoments.refuseFuture("--to", end, now);
        PastMoments.refuseReversed(from, end);
        return new Span(from, end);
    }

    private int tell(Trial trial) {
        var span = trial.span();
        PastMoments.refuseUnwritten(trial.begins(), span.from(), span.to());
        var difference = wanted(trial.difference());
        var out = spec.commandLine().getOut();
        output.form(all).write(new WhatIfReport(span.from(), span.to(), draft.text(), difference), out);
        out.flush();
        if (difference.alarms() > maxOpened) {
            spec.commandLine()
                    .getErr()
                    .println("hullmark: the draft would open %d findings, and --max-opened is %d"
                            .formatted(difference.alarms(), maxOpened));
            return ExitCode.FLOOD;
        }
        return ExitCode.OK;
    }

    private Difference wanted(Difference difference) {
        var controls = new TreeMap<String, List<Control>>();
        difference.rules().forEach((id, rule) -> controls.put(id.value(), rule.controls()));
        return difference.where(filter.among(controls)::has);
    }
}
