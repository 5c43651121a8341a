/** What is known: objects of the engine, the values that rules read, and the facts of the journal. */
@NullMarked
package io.hullmark.engine.facts;

import org.jspecify.annotations.NullMarked;
