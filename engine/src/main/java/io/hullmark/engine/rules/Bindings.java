package io.hullmark.engine.rules;

import io.hullmark.engine.facts.Struct;

/**
 * What a rule reads when it judges: the subject and what surrounds it. A rule on containers reads container, host and image; one
 * on images image and host; one on hosts only host. Structs that a subject does not have are wholly
 * {@link io.hullmark.engine.facts.Missing}.
 */
public record Bindings(Struct host, Struct image, Struct container) {}
