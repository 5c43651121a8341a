/** What the Docker engine's own values mean: paths of the host and sets of capabilities. Knows only the JDK. */
@NullMarked
package io.hullmark.engine.docker;

import org.jspecify.annotations.NullMarked;
