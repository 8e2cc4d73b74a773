/** Ids, clock, JDBI wiring and error codes: what every feature stands on. */
@NullMarked
package dev.loggia.engine.platform;

import org.jspecify.annotations.NullMarked;
