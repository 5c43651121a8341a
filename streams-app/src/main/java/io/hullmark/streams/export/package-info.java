/** Evidence in files: what a cluster holds, written so that somebody with these files and no broker gets the same answers. */
@NullMarked
package io.hullmark.streams.export;

import org.jspecify.annotations.NullMarked;
