/** What people can do in a chat, described once for every chat door; front door: {@link dev.loggia.chat.ChatDesk}. */
@NullMarked
package dev.loggia.chat;

import org.jspecify.annotations.NullMarked;
