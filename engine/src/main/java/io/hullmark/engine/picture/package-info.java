/** What is known of every host now, and what follows from it when its objects are taken together. */
@NullMarked
package io.hullmark.engine.picture;

import org.jspecify.annotations.NullMarked;
