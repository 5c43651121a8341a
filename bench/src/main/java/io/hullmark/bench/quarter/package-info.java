/** A fleet whose life is recorded for months within minutes, and what it takes to ask about it. */
@NullMarked
package io.hullmark.bench.quarter;

import org.jspecify.annotations.NullMarked;
