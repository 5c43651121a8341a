/** The memory of a fold in state stores: forms of keys and values, and shelves over them. */
@NullMarked
package io.hullmark.streams.stores;

import org.jspecify.annotations.NullMarked;
