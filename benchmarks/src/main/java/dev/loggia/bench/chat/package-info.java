/** How soon people in a chat are answered at all. Front door: {@link dev.loggia.bench.chat.ChatMeasurement}. */
@NullMarked
package dev.loggia.bench.chat;

import org.jspecify.annotations.NullMarked;
