/** What is seen of a host, on its way from looking to sending. */
@NullMarked
package io.hullmark.producer.observe;

import org.jspecify.annotations.NullMarked;
