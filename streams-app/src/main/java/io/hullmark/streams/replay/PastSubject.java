package io.hullmark.streams.replay;

import io.hullmark.engine.coverage.Coverage;
import io.hullmark.engine.facts.Struct;
import io.hullmark.wire.Posture;

/**
 * A host, image or container as it was at a moment.
 *
 * @param posture what the rules said of it; nothing passes that nobody watched
 * @param configuration what they read, effective values included
 * @param coverage how well its host was watched
 */
public record PastSubject(Posture posture, Struct configuration, Coverage coverage) {}
