/** Reads the journal again, from a cluster and in memory alone: proves what was told live, and answers for the past. */
@NullMarked
package io.hullmark.streams.replay;

import org.jspecify.annotations.NullMarked;
