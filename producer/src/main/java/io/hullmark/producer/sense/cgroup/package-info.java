/** Measures containers by the files of their control groups, without asking the engine. */
@NullMarked
package io.hullmark.producer.sense.cgroup;

import org.jspecify.annotations.NullMarked;
