/** Reads compose files: each service as the container that {@code docker compose up} would create. */
@NullMarked
package io.hullmark.cli.compose;

import org.jspecify.annotations.NullMarked;
