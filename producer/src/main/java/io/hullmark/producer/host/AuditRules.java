package io.hullmark.producer.host;

import io.hullmark.wire.AuditWatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Audit rules, as files have them and auditctl lists them. Only those that watch a path, whoever comes, are of interest. */
final class AuditRules {
    private static final String RULES = "/etc/audit/rules.d";
    private static final String COMPILED = "/etc/audit/audit.rules";
    private static final String ALL_PERMISSIONS = "rwxa";

    /** What a rule may say beside its path without leaving anything out. */
    private static final Set<String> HARMLESS = Set.of("perm", "key", "arch");

    private AuditRules() {}

    /** The watches in the rules files, which need not be in force. */
    static Sight<List<AuditWatch>> configured(HostRoot root) {
        Sight<List<String>> names = Sight.at(RULES, List.of(), () -> root.names(RULES));
        return names.flatMap(all -> {
            var text = new StringBuilder();
            var files = new ArrayList<>(all.stream()
                    .filter(name -> name.endsWith(".rules"))
                    .map(name -> RULES + "/" + name)
                    .toList());
            files.add(COMPILED);
            for (String file : files) {
                Sight<String> read = Sight.at(file, "", () -> root.text(file));
                if (read instanceof Sight.Unseen<String> unseen) {
                    return Sight.unseen(unseen.reason());
                }
                text.append(read.orElse("")).append('\n');
            }
            return Sight.of(watches(text.toString()));
        });
    }

    /** The watches in a list of rules, ordered. */
    static List<AuditWatch> watches(String rules) {
        return rules.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("-"))
                .flatMap(line -> watch(line.split("\\s+", -1)).stream())
                .distinct()
                .sorted(Comparator.comparing(AuditWatch::getPath)
                        .thenComparing(AuditWatch::getRecursive)
                        .thenComparing(AuditWatch::getPermissions))
                .toList();
    }

    private static Optional<AuditWatch> watch(String[] words) {
        var rule = new Rule();
        for (int at = 0; at + 1 < words.length; at += 2) {
            rule.take(words[at], words[at + 1]);
        }
        return rule.watch();
    }

    /** A rule in the making. */
    private static final class Rule {
        private String path = "";
        private boolean recursive;
        private String permissions = ALL_PERMISSIONS;
        private boolean records = true;

        void take(String option, String value) {
            switch (option) {
                case "-w" -> lead(value, true);
                case "-p" -> permissions = value;
                case "-a", "-A" -> records &= value.equals("always,exit") || value.equals("exit,always");
                case "-F" -> field(value);
                case "-S" -> records &= value.equals("all");
                case "-k" -> {}
                default -> records = false;
            }
        }

        private void lead(String where, boolean below) {
            path = where.length() > 1 && where.endsWith("/") ? where.substring(0, where.length() - 1) : where;
            recursive = below;
        }

        private void field(String text) {
            int equals = text.indexOf('=');
            var name = equals < 0 ? text : text.substring(0, equals);
            var value = equals < 0 ? "" : text.substring(equals + 1);
            switch (name) {
                case "path" -> lead(value, false);
                case "dir" -> lead(value, true);
                case "perm" -> permissions = value;
                // Any other field leaves out somebody or something.
                default -> records &= HARMLESS.contains(name);
            }
        }

        Optional<AuditWatch> watch() {
            return records && path.startsWith("/")
                    ? Optional.of(new AuditWatch(path, recursive, permissions))
                    : Optional.empty();
        }
    }
}
