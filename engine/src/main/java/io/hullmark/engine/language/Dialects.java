package io.hullmark.engine.language;

import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.language.expression.Dialect;
import io.hullmark.engine.language.expression.Variables;
import io.hullmark.engine.language.functions.DomainFunctions;
import io.hullmark.engine.language.text.CheckedTexts;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The dialects of rules by their subjects, without policy values; each is made when one is asked for. Shared by threads. */
final class Dialects {
    /** Those that know nothing of expressions that were checked before. */
    static final Dialects PLAIN = new Dialects(CheckedTexts.NONE);

    private final Map<ObjectKind, Dialect> bySubject = new ConcurrentHashMap<>();
    private final Map<ObjectKind, Dialect> overTime = new ConcurrentHashMap<>();
    private final CheckedTexts known;

    Dialects(CheckedTexts known) {
        this.known = known;
    }

    Dialect of(ObjectKind subject) {
        return bySubject.computeIfAbsent(
                subject, kind -> Dialect.of(Variables.of(kind, Map.of()), DomainFunctions.ALL, known));
    }

    /** The same with the use of resources. */
    Dialect overTime(ObjectKind subject) {
        return overTime.computeIfAbsent(
                subject, kind -> Dialect.of(Variables.of(kind, Map.of()).withUsage(), DomainFunctions.ALL, known));
    }
}
