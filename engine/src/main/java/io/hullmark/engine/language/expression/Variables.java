package io.hullmark.engine.language.expression;

import dev.cel.common.types.CelType;
import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.ObjectKind;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.language.text.PolicyText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an expression can name: the subject and what surrounds it, the policy, and perhaps an element that it judges.
 *
 * @param subjects subjects by name
 * @param policy policy values by name, defaults replaced by the site's values
 * @param element the element, if it judges one
 */
public record Variables(Map<String, StructType> subjects, Map<String, Object> policy, Optional<Element> element) {
    private static final List<StructType> BY_WIDTH = List.of(HostFacts.TYPE, ImageFacts.TYPE, ContainerFacts.TYPE);

    /** What only rules over time can name. */
    static final Set<String> MEASURED = Set.of(ContainerUsage.TYPE.name(), HostUsage.TYPE.name());

    /** An element of a list, or a key of a map, that a rule judges by itself. */
    public record Element(String name, CelType type) {
        /** Where every expression of the rule finds it. */
        public static final int SLOT = 0;
    }

    /** Those of rules on a kind of subject. */
    public static Variables of(ObjectKind subject, Map<String, Object> policy) {
        int reach = subject == ObjectKind.CONTAINER ? 3 : subject == ObjectKind.IMAGE ? 2 : 1;
        var subjects = new LinkedHashMap<String, StructType>();
        BY_WIDTH.subList(0, reach).forEach(type -> subjects.put(type.name(), type));
        return new Variables(subjects, policy, Optional.empty());
    }

    /** The same and the use of resources, which rules over time read. */
    public Variables withUsage() {
        var wider = new LinkedHashMap<>(subjects);
        if (subjects.containsKey(ContainerFacts.TYPE.name())) {
            wider.put(ContainerUsage.TYPE.name(), ContainerUsage.TYPE);
        }
        wider.put(HostUsage.TYPE.name(), HostUsage.TYPE);
        return new Variables(wider, policy, element);
    }

    /** The same under other policy values. */
    Variables under(Map<String, Object> values) {
        return new Variables(subjects, values, element);
    }

    /** The same and an element. */
    public Variables with(Element judged) {
        return new Variables(subjects, policy, Optional.of(judged));
    }

    /** Their names and types, those of the policy's values too. */
    String description() {
        var values = new TreeMap<String, String>();
        policy.forEach((name, value) ->
                values.put(name, Types.of(PolicyText.typeOf(value)).toString()));
        return types() + values.toString();
    }

    /** Their types by their names, in the words of the checker. */
    Map<String, CelType> types() {
        var types = new LinkedHashMap<String, CelType>();
        subjects.forEach((name, type) -> types.put(name, Types.of(type)));
        types.put(Dialect.POLICY, Types.POLICY);
        element.ifPresent(judged -> types.put(judged.name(), judged.type()));
        return types;
    }
}
