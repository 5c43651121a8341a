/** What a check found, for people and for the programs that read such reports. */
@NullMarked
package io.hullmark.cli.report;

import org.jspecify.annotations.NullMarked;
