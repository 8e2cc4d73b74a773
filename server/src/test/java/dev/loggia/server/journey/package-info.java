/** Whole journeys through the running product, against the stand-in provider over the wire. */
@NullMarked
package dev.loggia.server.journey;

import org.jspecify.annotations.NullMarked;
