/** Conversations in tests; front door: {@link dev.loggia.chat.testing.TestChat}. */
@NullMarked
package dev.loggia.chat.testing;

import org.jspecify.annotations.NullMarked;
