/** What rules can ask beyond CEL's own functions: of paths, addresses, capabilities, image references, lists and names. */
@NullMarked
package io.hullmark.engine.language.functions;

import org.jspecify.annotations.NullMarked;
