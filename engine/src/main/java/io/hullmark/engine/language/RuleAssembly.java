package io.hullmark.engine.language;

import io.hullmark.engine.language.expression.Dialect;
import io.hullmark.engine.language.expression.Expected;
import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.text.Passage;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.RuleText;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Verdict;
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
    private final Set<String> reads = new LinkedHashSet<>();

    private RuleAssembly(RuleText text, Dialect dialect, Problems problems) {
        this.text = text;
        this.problems = problems;
        this.dialect = dialect;
    }

    /** A rule's logic and what it reads. */
    record Assembled(Logic logic, Set<String> reads) {}

    /** The logic of a rule under some policy values; empty after a problem. */
    static Optional<Assembled> assemble(
            RuleText text, Map<String, Object> policy, Dialects dialects, Problems problems) {
        var assembly = new RuleAssembly(text, dialects.of(text.subject()).under(policy), problems);
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
        var require = ((RuleText.Demand.Require) text.demand()).condition();
        if (text.each().isPresent()) {
            return elements(applies, text.each().get(), require);
        }
        var compiled = compile(dialect, require, Expected.CONDITION);
        var message = message(dialect);
        return compiled.flatMap(whole -> message.map(template -> new SubjectLogic(applies, whole, template)));
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
