/** An engine that does in tests what real ones do on bad days. */
@NullMarked
package io.hullmark.producer.fake;

import org.jspecify.annotations.NullMarked;
