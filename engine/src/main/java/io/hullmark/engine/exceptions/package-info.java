/** What people accept: which findings an exception covers, and what is wrong with one that nobody may publish. */
@NullMarked
package io.hullmark.engine.exceptions;

import org.jspecify.annotations.NullMarked;
