/** How keys and values that must survive are written, wherever they are kept. */
@NullMarked
package io.hullmark.streams.forms;

import org.jspecify.annotations.NullMarked;
