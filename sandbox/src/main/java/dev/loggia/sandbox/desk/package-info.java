/** A page on which a person talks to the bots through their stand-ins; the front door is {@link dev.loggia.sandbox.desk.Desk}. */
@NullMarked
package dev.loggia.sandbox.desk;

import org.jspecify.annotations.NullMarked;
