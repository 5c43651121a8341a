/** What people state: what is wrong with a statement that nobody may publish. */
@NullMarked
package io.hullmark.engine.statements;

import org.jspecify.annotations.NullMarked;
