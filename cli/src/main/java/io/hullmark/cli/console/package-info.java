/** What people and scripts read: records as lines of text or of JSON. */
@NullMarked
package io.hullmark.cli.console;

import org.jspecify.annotations.NullMarked;
