/** A page on which a person talks to the bots through their stand-ins; a platform takes part as a {@link dev.loggia.sandbox.desk.Room}. */
@NullMarked
package dev.loggia.sandbox.desk;

import org.jspecify.annotations.NullMarked;
