/** The memory of a fold in state stores: which there are, and shelves over them. */
@NullMarked
package io.hullmark.streams.stores;

import org.jspecify.annotations.NullMarked;
