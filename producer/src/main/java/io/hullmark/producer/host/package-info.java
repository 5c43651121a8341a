/** Looks at the host under the engine: its files, processes, accounts, mounts and sockets, as far as its rights go. */
@NullMarked
package io.hullmark.producer.host;

import org.jspecify.annotations.NullMarked;
