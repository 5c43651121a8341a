/** What was seen of a host, kept in a file and shown again where there is no engine. */
@NullMarked
package io.hullmark.producer.recording;

import org.jspecify.annotations.NullMarked;
