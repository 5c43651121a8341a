/** How a process on either end of the wire is told what to do: by a properties file, the environment and flags. */
@NullMarked
package io.hullmark.schemas.settings;

import org.jspecify.annotations.NullMarked;
