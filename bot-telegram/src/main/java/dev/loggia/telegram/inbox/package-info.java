/** What people do in Telegram, read and handed to the desk; front door: {@link dev.loggia.telegram.inbox.Reception}. */
@NullMarked
package dev.loggia.telegram.inbox;

import org.jspecify.annotations.NullMarked;
