/** The list of bad inputs over the wire: nothing of it may harm, stick or leak. Front door: {@link dev.loggia.server.badinput.Stage}. */
@NullMarked
package dev.loggia.server.badinput;

import org.jspecify.annotations.NullMarked;
