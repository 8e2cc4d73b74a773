/** What buttons carry, signed; front door: {@link dev.loggia.chat.ButtonIds}. */
@NullMarked
package dev.loggia.chat.button;

import org.jspecify.annotations.NullMarked;
