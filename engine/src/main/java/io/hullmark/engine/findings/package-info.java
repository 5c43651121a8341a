/** The lives of failures, from opened to resolved. */
@NullMarked
package io.hullmark.engine.findings;

import org.jspecify.annotations.NullMarked;
