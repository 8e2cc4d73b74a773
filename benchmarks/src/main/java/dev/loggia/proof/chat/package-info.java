/**
 * Both chats before real servers, and servers that end between the acknowledgement and the answer. Front doors: {@link
 * dev.loggia.proof.chat.ChatProof}, and {@link dev.loggia.proof.chat.Chats} for whoever else lets people talk to a server.
 */
@NullMarked
package dev.loggia.proof.chat;

import org.jspecify.annotations.NullMarked;
