package io.hullmark.engine.rules;

/**
 * A requirement of a published framework that a rule serves.
 *
 * @param framework such as "cis-docker"
 * @param version such as "1.8.0", empty when the framework has none
 * @param id id within the framework, such as "5.5"
 */
public record Control(String framework, String version, String id) {}
