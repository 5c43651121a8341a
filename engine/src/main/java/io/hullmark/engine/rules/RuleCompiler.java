package io.hullmark.engine.rules;

/** Turns texts into rules. The one implementation lives in the language package, the only one that knows a parser. */
public interface RuleCompiler {
    /** One rule from one YAML document. A pure function: the same text and values always give an equal rule. */
    Compilation compile(String text, PolicyValues policy);

    /** The site's policy values from one YAML document, or all problems. */
    PolicyParsing parsePolicy(String text);

    /** What became of a text that should be policy values. */
    sealed interface PolicyParsing {
        record Accepted(PolicyValues values) implements PolicyParsing {}

        record Refused(java.util.List<Problem> problems) implements PolicyParsing {}
    }
}
