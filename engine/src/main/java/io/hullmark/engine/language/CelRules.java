package io.hullmark.engine.language;

import io.hullmark.engine.language.text.CheckedDocuments;
import io.hullmark.engine.language.text.CheckedTexts;
import io.hullmark.engine.language.text.Documents;
import io.hullmark.engine.language.text.Fields;
import io.hullmark.engine.language.text.PolicyText;
import io.hullmark.engine.language.text.Problems;
import io.hullmark.engine.language.text.RuleText;
import io.hullmark.engine.language.text.RuleTextReader;
import io.hullmark.engine.rules.Compilation;
import io.hullmark.engine.rules.PolicyValues;
import io.hullmark.engine.rules.Problem;
import io.hullmark.engine.rules.Rule;
import io.hullmark.engine.rules.RuleCompiler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rules written in YAML and CEL. Pure, and shared by threads. */
public final class CelRules implements RuleCompiler {
    /** Longest file in characters; each rule in it is bounded by itself. */
    private static final int LONGEST_FILE = 4 << 20;

    private final Dialects dialects;
    private final CheckedDocuments files;

    public CelRules() {
        this(Dialects.PLAIN, CheckedTexts.NONE);
    }

    /** Looks first among texts that were found in order before. */
    public CelRules(CheckedTexts checked) {
        this(new Dialects(checked), checked);
    }

    private CelRules(Dialects dialects, CheckedTexts checked) {
        this.dialects = dialects;
        this.files = new CheckedDocuments(checked, RuleTextReader.TESTS);
    }

    /** What became of a file: rules, or everything that is wrong with it. */
    public sealed interface FileCompilation {
        /** Every document is a rule. */
        record Accepted(List<CompiledRule> rules) implements FileCompilation {
            public Accepted {
                rules = List.copyOf(rules);
            }
        }

        /** At least one is not. */
        record Refused(List<Problem> problems) implements FileCompilation {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    @Override
    public Compilation compile(String text, PolicyValues policy) {
        var problems = new Problems();
        var documents = Documents.read(text, problems);
        if (problems.isEmpty() && documents.size() != 1) {
            problems.add(
                    documents.isEmpty() ? Documents.START : documents.get(1).place(),
                    "this must be one rule, got %d documents".formatted(documents.size()));
        }
        if (!problems.isEmpty()) {
            return new Compilation.Refused(problems.all());
        }
        var rule = rule(documents.get(0), policy, problems);
        return rule.isPresent() && problems.isEmpty()
                ? new Compilation.Accepted(rule.get().rule())
                : new Compilation.Refused(problems.all());
    }

    /** All rules of a file, in which documents are parted by lines of three hyphens. */
    public FileCompilation compileFile(String text, PolicyValues policy) {
        var problems = new Problems();
        var checked = files.find(text, problems);
        var documents = checked.orElseGet(() -> Documents.read(text, LONGEST_FILE, problems));
        var rules = rules(documents, policy, problems);
        if (!problems.isEmpty()) {
            return new FileCompilation.Refused(problems.all());
        }
        if (checked.isPresent()) {
            return new FileCompilation.Accepted(testedAsWritten(rules, text));
        }
        files.keep(text, documents);
        return new FileCompilation.Accepted(rules);
    }

    private List<CompiledRule> rules(List<Fields> documents, PolicyValues policy, Problems problems) {
        var rules = new ArrayList<CompiledRule>();
        for (var document : documents) {
            if (document.text().length() > Documents.LONGEST) {
                problems.add(document.place(), "a rule has at most %d characters".formatted(Documents.LONGEST));
            } else {
                rule(document, policy, problems).ifPresent(rules::add);
            }
        }
        return rules;
    }

    /** Checked documents come without tests: they are read from the file once somebody asks for them. */
    private static List<CompiledRule> testedAsWritten(List<CompiledRule> rules, String file) {
        return IntStream.range(0, rules.size())
                .mapToObj(place -> rules.get(place).testedBy(() -> tests(file, place)))
                .toList();
    }

    private static List<RuleTest> tests(String file, int place) {
        var problems = new Problems();
        var document = Documents.read(file, LONGEST_FILE, problems).get(place);
        return RuleTextReader.read(document)
                .map(rule -> RuleTests.of(rule, problems))
                .orElseThrow();
    }

    @Override
    public PolicyParsing parsePolicy(String text) {
        var problems = new Problems();
        var documents = Documents.read(text, problems);
        if (problems.isEmpty() && documents.size() > 1) {
            problems.add(documents.get(1).place(), "policy values stand in one document");
        }
        var values = new LinkedHashMap<String, Object>();
        documents.forEach(document -> values.putAll(new PolicyText(document).values()));
        return problems.isEmpty()
                ? new PolicyParsing.Accepted(new PolicyValues(values))
                : new PolicyParsing.Refused(problems.all());
    }

    private Optional<CompiledRule> rule(Fields document, PolicyValues site, Problems problems) {
        return RuleTextReader.read(document).flatMap(text -> rule(text, site, problems));
    }

    private Optional<CompiledRule> rule(RuleText text, PolicyValues site, Problems problems) {
        var policy = Policies.effective(text, site.values(), problems);
        var assembled = RuleAssembly.assemble(text, policy, dialects, problems);
        var tests = RuleTests.of(text, problems);
        return assembled.map(logic -> new CompiledRule(
                new Rule(
                        text.id(),
                        text.title(),
                        text.subject(),
                        text.severity(),
                        text.mode(),
                        text.remediation(),
                        text.controls(),
                        Policies.hash(text.fields().text(), policy),
                        logic.reads(),
                        text.each().isPresent(),
                        logic.logic()),
                text.fields().text(),
                text.fields().place().line(),
                () -> tests));
    }
}
