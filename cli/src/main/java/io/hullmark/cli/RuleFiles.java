package io.hullmark.cli;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.language.RulePack;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rules and policy values as files, accepted whole or refused with every problem. */
record RuleFiles(RulePack pack, Optional<String> policyText) {

    /** Where the shipped pack lies. */
    static Path shipped() {
        return Path.of(System.getProperty("hullmark.home", "."), "rules");
    }

    static RuleFiles read(Path rules, Optional<Path> policy) {
        var text = policy.map(RuleFiles::text);
        var values = text.map(yaml -> policyValues(policy.orElseThrow(), yaml)).orElse(PolicyValues.NONE);
        if (!Files.exists(rules)) {
            throw Complaint.usage("there is no file or directory '%s' to read rules from".formatted(rules));
        }
        var loading = RulePack.load(rules, values);
        if (loading instanceof RulePack.Loading.Refused refused) {
            throw Complaint.ofProblems(refused.problems());
        }
        return new RuleFiles(((RulePack.Loading.Loaded) loading).pack(), text);
    }

    /** All texts by the ids under which they are published. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        policyText.ifPresent(text -> texts.put(RulesTopic.POLICY, text));
        pack.entries()
                .forEach(entry ->
                        texts.put(entry.rule().id().value(), entry.compiled().text()));
        return texts;
    }

    /** All rules by their texts, in their order; the caller's own. */
    Map<String, Rule> byText() {
        var rules = new LinkedHashMap<String, Rule>();
        pack.entries().forEach(entry -> rules.put(entry.compiled().text(), entry.rule()));
        return rules;
    }

    private static PolicyValues policyValues(Path file, String yaml) {
        var parsing = new CelRules().parsePolicy(yaml);
        if (parsing instanceof PolicyParsing.Refused refused) {
            throw Complaint.notInOrder(refused.problems().stream()
                    .map(problem -> file + ":" + problem)
                    .collect(Collectors.joining("\n")));
        }
        return ((PolicyParsing.Accepted) parsing).values();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Complaint.usage("can't read '%s': %s".formatted(file, e));
        }
    }
}
