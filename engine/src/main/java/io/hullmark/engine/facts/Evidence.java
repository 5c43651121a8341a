package io.hullmark.engine.facts;

/**
 * An input that decided.
 *
 * @param path path of the input, such as "container.privileged"
 * @param observed what was seen, as a CEL literal
 * @param expected what the rule wants instead, such as "false" or "> 0"
 */
public record Evidence(String path, String observed, String expected) {}
