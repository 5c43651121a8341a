/** The framing of schema registries, for sites whose other consumers expect it. Off unless a registry is configured. */
@NullMarked
package io.hullmark.schemas.registry;

import org.jspecify.annotations.NullMarked;
