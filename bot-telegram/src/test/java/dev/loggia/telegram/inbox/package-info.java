/** Tests of the Telegram door, with the real library against a stand-in. */
@NullMarked
package dev.loggia.telegram.inbox;

import org.jspecify.annotations.NullMarked;
