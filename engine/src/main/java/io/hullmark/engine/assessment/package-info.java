/** For how long subjects met the requirements of a framework within a span of the past, and which facts that rests on. */
@NullMarked
package io.hullmark.engine.assessment;

import org.jspecify.annotations.NullMarked;
