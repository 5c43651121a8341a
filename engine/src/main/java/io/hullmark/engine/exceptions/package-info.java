/** What people accept: what is wrong with an exception that nobody may publish. */
@NullMarked
package io.hullmark.engine.exceptions;

import org.jspecify.annotations.NullMarked;
