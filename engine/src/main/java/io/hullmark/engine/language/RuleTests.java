package io.hullmark.engine.language;

import io.hullmark.engine.facts.ContainerFacts;
import io.hullmark.engine.facts.ContainerUsage;
import io.hullmark.engine.facts.HostFacts;
import io.hullmark.engine.facts.HostUsage;
import io.hullmark.engine.facts.ImageFacts;
import io.hullmark.engine.facts.Struct;
import io.hullmark.engine.facts.StructType;
import io.hullmark.engine.language.expression.Times;
import io.hullmark.engine.language.expression.Variables;
import io.hullmark.engine.language.text.Fields;
import io.hullmark.engine.language.text.PolicyText;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.RuleText;
import io.hullmark.engine.language.text.RuleText.TestText;
import io.hullmark.engine.language.text.Values;
import io.hullmark.engine.rules.Bindings;
import io.hullmark.engine.rules.Logic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the tests that stand beside a rule ready to run. Every value is checked against the vocabulary. */
public final class RuleTests {
    private static final Values.Times TIMES = new Values.Times() {
        @Override
        public Object instant(String text) {
            return Times.instant(text);
        }

        @Override
        public Object duration(String text) {
            return Times.duration(text);
        }
    };

    private RuleTests() {}

    /** Runs all tests of a rule. */
    public static List<RuleTest.Result> run(CompiledRule rule) {
        return rule.tests().stream().map(RuleTest::run).toList();
    }

    static List<RuleTest> of(RuleText rule, Problems problems) {
        var tests = new ArrayList<RuleTest>();
        for (var test : rule.tests()) {
            tests.add(new RuleTest(
                    test.name().isEmpty() ? "test " + (tests.size() + 1) : test.name(),
                    test.place().line(),
                    test.place().column(),
                    given(rule, test),
                    rehearsal(test),
                    test.expect(),
                    test.elements(),
                    logic(rule, policy(rule, test, problems))));
        }
        return tests;
    }

    private static Bindings given(RuleText rule, TestText test) {
        var subjects = Variables.of(rule.subject(), Map.of()).subjects();
        test.given().ifPresent(given -> {
            var allowed = new ArrayList<>(subjects.keySet());
            allowed.add("policy");
            given.allowOnly(
                    "'given' of a rule on a " + rule.subject().name().toLowerCase(java.util.Locale.ROOT), allowed);
        });
        return new Bindings(
                struct(test.given(), HostFacts.TYPE),
                struct(test.given(), ImageFacts.TYPE),
                struct(test.given(), ContainerFacts.TYPE));
    }

    private static Rehearsal rehearsal(TestText test) {
        return new Rehearsal(
                test.play().samples().stream()
                        .map(samples -> new Rehearsal.Samples(
                                samples.lasting(),
                                samples.every(),
                                struct(Optional.of(samples.fields()), ContainerUsage.TYPE),
                                struct(Optional.of(samples.fields()), HostUsage.TYPE)))
                        .toList(),
                test.play().events(),
                test.play().until());
    }

    private static Struct struct(Optional<Fields> given, StructType type) {
        return given.flatMap(fields ->
                        fields.node(type.name()).flatMap(node -> new Values(fields, TIMES).struct(node, type)))
                .orElseGet(() -> Struct.of(type).build());
    }

    /** The rule's defaults and what the test gives instead: a test does not depend on the site. */
    private static Map<String, Object> policy(RuleText rule, TestText test, Problems problems) {
        var fields = test.given()
                .flatMap(given -> given.node("policy").isPresent() ? given.fields("policy") : Optional.empty());
        fields.ifPresent(policy ->
                policy.allowOnly("the policy of this rule", rule.policy().keySet()));
        return fields.map(policy -> Policies.override(
                        rule.policy(),
                        new PolicyText(policy).values(),
                        (name, message) -> problems.add(policy.placeOf(name), message)))
                .orElse(rule.policy());
    }

    /** Compiled when it is asked for, because rules that are published are not tested where they arrive. */
    private static Supplier<Logic> logic(RuleText rule, Map<String, Object> policy) {
        return () -> RuleAssembly.assemble(rule, policy, Dialects.PLAIN, new Problems())
                .map(RuleAssembly.Assembled::logic)
                .orElseThrow(() -> new IllegalStateException(
                        "rule '%s' compiles, but not with the policy values of a test".formatted(rule.id())));
    }
}
