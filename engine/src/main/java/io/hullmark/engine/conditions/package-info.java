/** Condenses telemetry and events into conditions, which are facts: what lasts, and what happens too often. Works before the journal, so a replay does without it. */
@NullMarked
package io.hullmark.engine.conditions;

import org.jspecify.annotations.NullMarked;
