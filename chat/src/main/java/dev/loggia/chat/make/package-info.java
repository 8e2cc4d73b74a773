/** Asking the engine for pictures from a chat; front door: {@link dev.loggia.chat.make.Studio}. */
@NullMarked
package dev.loggia.chat.make;

import org.jspecify.annotations.NullMarked;
