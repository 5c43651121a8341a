/** Streaming detectors of unlikely behaviour: numbers in, judgements out, in bounded memory and without looking ahead. */
@NullMarked
package io.hullmark.engine.detectors;

import org.jspecify.annotations.NullMarked;
