package io.hullmark.cli;

import io.hullmark.engine.language.CelRules;
import io.hullmark.engine.language.RulePack;
import io.hullmark.engine.language.text.CheckedTexts;
import io.hullmark.engine.language.text.Suggestion;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler.PolicyParsing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Rules and policy values as files, accepted whole or refused with every problem. */
record RuleFiles(RulePack pack, PolicyValues values, Optional<String> policyText) {

    /** Where the shipped pack lies. */
    static Path shipped() {
        return Path.of(System.getProperty("hullmark.home", "."), "rules");
    }

    static RuleFiles read(Path rules, Optional<Path> policy) {
        return read(rules, policy, CheckedFile.named());
    }

    static RuleFiles read(Path rules, Optional<Path> policy, CheckedTexts checked) {
        var text = policy.map(RuleFiles::text);
        var values = text.map(yaml -> policyValues(policy.orElseThrow(), yaml)).orElse(PolicyValues.NONE);
        if (!Files.exists(rules)) {
            throw Complaint.usage("there is no file or directory '%s' to read rules from".formatted(rules));
        }
        var loading = RulePack.load(rules, values, new CelRules(checked));
        if (loading instanceof RulePack.Loading.Refused refused) {
            throw Complaint.ofProblems(refused.problems());
        }
        return new RuleFiles(((RulePack.Loading.Loaded) loading).pack(), values, text);
    }

    /** The text of a file of policy values that are in order. */
    static String policy(Path file) {
        var yaml = text(file);
        policyValues(file, yaml);
        return yaml;
    }

    /** All texts by the ids under which they are published. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        policyText.ifPresent(text -> texts.put(RulesTopic.POLICY, text));
        texts.putAll(ruleTexts());
        return texts;
    }

    /** The texts of the rules by their ids. */
    SortedMap<String, String> ruleTexts() {
        var texts = new TreeMap<String, String>();
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

    /** What is to be said of values that no rule asks for: mostly, that a name is misspelt. */
    List<String> idleValues() {
        var asked = new TreeSet<String>();
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (var entry : pack.entries()) {
            Map<?, ?> rule = yaml.load(entry.compiled().text());
            if (rule.get("policy") instanceof Map<?, ?> names) {
                names.keySet().forEach(name -> asked.add(name.toString()));
            }
        }
        return values.values().keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .map(name -> "no rule uses '%s', so its value changes nothing%s"
                        .formatted(
                                name,
                                Suggestion.nearest(asked, name)
                                        .map("; did you mean '%s'?"::formatted)
                                        .orElse("")))
                .toList();
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
