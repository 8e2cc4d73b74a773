package dev.loggia.sandbox.telegram;

/**
 * A message of the bot to which the app opens a reply by itself.
 *
 * @param placeholder what stands in the empty line; "" for the usual words
 */
public record ForcedReply(Seen message, String placeholder) {}
