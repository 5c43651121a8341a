/** The pure fold over one partition of the journal: facts in, transitions and posture out. */
@NullMarked
package io.hullmark.engine.journal;

import org.jspecify.annotations.NullMarked;
