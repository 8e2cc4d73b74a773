package dev.loggia.sandbox.telegram;

/**
 * Where people write: a chat, or one topic of a forum.
 *
 * @param chat the chat's id as the bot sees it
 * @param topic the topic's message_thread_id; 0 outside topics
 */
public record Place(long chat, int topic) {}
