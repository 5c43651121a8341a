/** Puts the agent together: what it is told, what it looks at, what it says of itself. */
@NullMarked
package io.hullmark.producer.agent;

import org.jspecify.annotations.NullMarked;
