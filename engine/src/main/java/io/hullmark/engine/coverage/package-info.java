/** Whether a host was really watched at a moment of the past, with all that was heard of it before and after. */
@NullMarked
package io.hullmark.engine.coverage;

import org.jspecify.annotations.NullMarked;
