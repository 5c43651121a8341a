/** The topics: what they are called, how they are kept, who writes and reads them, and whether a cluster has them so. */
@NullMarked
package io.hullmark.schemas.topics;

import org.jspecify.annotations.NullMarked;
