/** Numbers what was seen, leaves out what is known already, and says which objects exist and what was lost. */
@NullMarked
package io.hullmark.producer.ledger;

import org.jspecify.annotations.NullMarked;
