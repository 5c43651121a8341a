package io.hullmark.engine.language;

import io.hullmark.engine.facts.FieldType;
import io.hullmark.engine.language.expression.Elements;
import io.hullmark.engine.language.expression.Expression;
import io.hullmark.engine.language.expression.Literal;
import io.hullmark.engine.language.expression.Locals;
import io.hullmark.engine.language.expression.Node;
import io.hullmark.engine.language.expression.Trouble;
import io.hullmark.engine.language.expression.Variables.Element;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Judgement;
import io.hullmark.engine.rules.Logic;
import io.hullmark.engine.rules.Scope;
import io.hullmark.engine.rules.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Judges the elements of a list, or the keys of a map, one by one. */
final class ElementLogic implements Logic {
    private static final int MOST_DETAILS = 5;

    private final Applicability applies;
    private final Node collection;
    private final FieldType elementType;
    private final String variable;
    private final Expression require;
    private final Optional<Expression> name;
    private final Message message;
    private final int size;

    ElementLogic(
            Applicability applies,
            Expression collection,
            FieldType elementType,
            String variable,
            Expression require,
            Optional<Expression> name,
            Message message) {
        this.applies = applies;
        this.collection = collection.node();
        this.elementType = elementType;
        this.variable = variable;
        this.require = require;
        this.name = name;
        this.message = message;
        this.size = IntStream.of(
                        1,
                        applies.size(),
                        collection.size(),
                        require.size(),
                        name.map(Expression::size).orElse(0),
                        message.size())
                .max()
                .orElseThrow();
    }

    @Override
    public Verdict decide(Bindings bindings) {
        var locals = Locals.ofThread(size);
        var applicable = applies.decide(bindings, locals);
        return applicable == Verdict.PASS ? decideApplicable(bindings, locals) : applicable;
    }

    @Override
    public Optional<Scope> scope() {
        return applies.scope();
    }

    @Override
    public Verdict decideInScope(Bindings bindings) {
        var locals = Locals.ofThread(size);
        var applicable = applies.decideInScope(bindings, locals);
        return applicable == Verdict.PASS ? decideApplicable(bindings, locals) : applicable;
    }

    private Verdict decideApplicable(Bindings bindings, Locals locals) {
        if (!(Elements.of(collection.value(bindings, locals)) instanceof List<?> elements)) {
            return Verdict.UNKNOWN;
        }
        var verdict = Verdict.PASS;
        for (int index = 0; index < elements.size(); index++) {
            var value = judge(elements.get(index), bindings, locals);
            if (value == Node.FALSE) {
                return Verdict.FAIL;
            }
            verdict = value == Node.TRUE ? verdict : Verdict.UNKNOWN;
        }
        return verdict;
    }

    private Object judge(Object element, Bindings bindings, Locals locals) {
        locals.bind(Element.SLOT, element);
        return locals.spend(1) ? require.node().value(bindings, locals) : Trouble.Fault.TOO_EXPENSIVE;
    }

    @Override
    public Judgement explain(Bindings bindings) {
        var locals = Locals.explaining(size);
        var applicable = applies.explain(bindings, locals);
        if (applicable.verdict() != Verdict.PASS) {
            return applicable;
        }
        var value = Elements.of(collection.value(bindings, locals));
        return value instanceof Trouble trouble
                ? new Judgement(Verdict.UNKNOWN, List.of(), trouble.detail())
                : explain((List<?>) value, bindings, locals);
    }

    private Judgement explain(List<?> elements, Bindings bindings, Locals locals) {
        var path = collection.path(bindings, locals);
        var failures = new ArrayList<Judgement.Failure>();
        var names = new HashMap<String, Integer>();
        var details = new LinkedHashSet<String>();
        for (int index = 0; index < elements.size(); index++) {
            var element = elements.get(index);
            var own = Elements.path(path, element, index, elementType);
            locals.name(Element.SLOT, own.isEmpty() ? variable : own);
            var value = judge(element, bindings, locals);
            if (value == Node.FALSE) {
                failures.add(failure(element, index, names, bindings, locals));
            } else if (value instanceof Trouble trouble && details.size() < MOST_DETAILS) {
                details.add(trouble.detail());
            }
        }
        if (!failures.isEmpty()) {
            return new Judgement(Verdict.FAIL, failures, "");
        }
        var detail = String.join("; ", details);
        return new Judgement(details.isEmpty() ? Verdict.PASS : Verdict.UNKNOWN, List.of(), detail);
    }

    private Judgement.Failure failure(
            Object element, int index, Map<String, Integer> names, Bindings bindings, Locals locals) {
        var given = name.map(expression -> expression.node().value(bindings, locals))
                .filter(value -> !(value instanceof Trouble))
                .map(Literal::plain)
                .orElseGet(() -> Elements.name(element, index));
        var bounded = Literal.bounded(given, Literal.LONGEST);
        // two findings of one subject must not share a name
        int times = names.merge(bounded, 1, Integer::sum);
        var unique = times == 1 ? bounded : bounded + "#" + times;
        return new Judgement.Failure(unique, require.blame(bindings, locals), message.render(bindings, locals));
    }
}
