/** Takes calls durably and tells what came of them; front doors: {@link dev.loggia.chat.ChatDesk}, {@link dev.loggia.chat.desk.Conversations}. */
@NullMarked
package dev.loggia.chat.desk;

import org.jspecify.annotations.NullMarked;
