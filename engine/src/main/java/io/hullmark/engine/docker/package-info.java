/** What the Docker engine's own values mean: paths of the host, sets of capabilities, references of images. Knows only the JDK. */
@NullMarked
package io.hullmark.engine.docker;

import org.jspecify.annotations.NullMarked;
