package io.hullmark.engine.language;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.language.expression.Dialect;
import io.hullmark.engine.language.expression.Expected;
import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.RuleText;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Signal;
import io.hullmark.engine.rules.Verdict;
import io.hullmark.engine.rules.Watch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles the expressions of a rule and joins them to its logic. */
final class RuleAssembly {
    private final RuleText text;
    private final Problems problems;
    private final Dialect dialect;
    private final Dialects dialects;
    private final Map<String, Object> policy;
    private final Set<String> reads = new LinkedHashSet<>();

    private RuleAssembly(RuleText text, Map<String, Object> policy, Dialects dialects, Problems problems) {
        this.text = text;
        this.problems = problems;
        this.dialects = dialects;
        this.policy = policy;
        this.dialect = dialects.of(text.subject()).under(policy);
    }

    /** A rule's logic and what it reads. */
    record Assembled(Logic logic, Set<String> reads) {}

    /** The logic of a rule under some policy values; empty after a problem. */
    static Optional<Assembled> assemble(
            RuleText text, Map<String, Object> policy, Dialects dialects, Problems problems) {
        var assembly = new RuleAssembly(text, policy, dialects, problems);
        int before = problems.count();
        var logic = assembly.logic();
        return problems.count() > before
                ? Optional.empty()
                : logic.map(compiled -> new Assembled(compiled, assembly.reads));
    }

    private Optional<Logic> logic() {
        var condition = text.applies().flatMap(passage -> compile(dialect, passage, Expected.CONDITION));
        var applies = Applicability.of(condition);
        if (text.demand() instanceof RuleText.Demand.Manual manual) {
            return Optional.of(new FixedLogic(applies, new Judgement(Verdict.MANUAL, List.of(), manual.what())));
        }
        if (text.demand() instanceof RuleText.Demand.Missing missing) {
            return Optional.of(
                    new FixedLogic(applies, new Judgement(Verdict.UNKNOWN, List.of(), missing.instrument())));
        }
        if (text.demand() instanceof RuleText.Demand.Sustained sustained) {
            return sustained(applies, sustained);
        }
        if (text.demand() instanceof RuleText.Demand.Counted counted) {
            return counted(applies, counted);
        }
        if (text.demand() instanceof RuleText.Demand.Absent absent) {
            return ofEvents("absent", applies)
                    .map(signal ->
                            watching(applies, new Watch.Absent(signal, absent.event(), absent.lasts(), absent.by())));
        }
        var require = ((RuleText.Demand.Require) text.demand()).condition();
        if (text.each().isPresent()) {
            return elements(applies, text.each().get(), require);
        }
        var compiled = compile(dialect, require, Expected.CONDITION);
        var message = message(dialect);
        return compiled.flatMap(whole -> message.map(template -> new SubjectLogic(applies, whole, template)));
    }

    private Optional<Logic> sustained(Applicability applies, RuleText.Demand.Sustained sustained) {
        if (text.subject() == ObjectKind.IMAGE) {
            problems.add(
                    text.fields().placeOf("subject"), "images use nothing: 'sustained' is about containers and hosts");
            return Optional.empty();
        }
        // What it reads of samples is read before the journal: only its condition makes the rule be asked again.
        var over = dialects.overTime(text.subject()).under(policy);
        var when = over.compile(sustained.when(), Expected.CONDITION, problems);
        var until = sustained.until().flatMap(passage -> over.compile(passage, Expected.CONDITION, problems));
        var message = text.message().map(passage -> Message.compile(passage, over, problems));
        return when.flatMap(raised -> message.map(template -> watching(
                applies,
                new Watch.Sustained(
                        until.map(lowered -> SampleSignal.of(applies, raised, lowered, template))
                                .orElseGet(() -> SampleSignal.of(applies, raised, template)),
                        sustained.lasts(),
                        sustained.quiet()))));
    }

    private Optional<Logic> counted(Applicability applies, RuleText.Demand.Counted counted) {
        return ofEvents("counted", applies)
                .map(signal -> watching(
                        applies,
                        new Watch.Counted(signal, counted.event(), counted.atLeast(), counted.within(), counted.by())));
    }

    private Optional<Signal> ofEvents(String demand, Applicability applies) {
        if (text.subject() != ObjectKind.CONTAINER) {
            problems.add(text.fields().placeOf("subject"), "'%s' is about containers".formatted(demand));
            return Optional.empty();
        }
        return text.message().map(passage -> new EventSignal(applies, Message.compile(passage, dialect, problems)));
    }

    private Logic watching(Applicability applies, Watch watch) {
        reads.add(text.subject() == ObjectKind.HOST ? "host.conditions" : "container.conditions");
        var hash = Policies.hash(text.fields().text(), policy);
        return new WatchLogic(applies, text.subject(), text.id().value(), hash, watch);
    }

    private Optional<Logic> elements(Applicability applies, RuleText.Each each, Passage require) {
        var collection = compile(dialect, each.collection(), Expected.COLLECTION);
        if (collection.isEmpty()) {
            return Optional.empty();
        }
        var within = dialect.with(each.name(), collection.get().type());
        var compiled = compile(within, require, Expected.CONDITION);
        var name = text.element().flatMap(passage -> compile(within, passage, Expected.TEXT));
        var message = message(within);
        return compiled.flatMap(condition -> message.map(template -> new ElementLogic(
                applies,
                collection.get(),
                dialect.elementType(collection.get()),
                each.name(),
                condition,
                name,
                template)));
    }

    private Optional<Message> message(Dialect within) {
        return text.message().map(passage -> {
            var message = Message.compile(passage, within, problems);
            message.expressions().forEach(expression -> reads.addAll(expression.reads()));
            return message;
        });
    }

    private Optional<Expression> compile(Dialect within, Passage passage, Expected expected) {
        var expression = within.compile(passage, expected, problems);
        expression.ifPresent(compiled -> reads.addAll(compiled.reads()));
        return expression;
    }
}
