package dev.loggia.sandbox.desk;

/**
 * A picture, a film or a file in a chat.
 *
 * @param type its media type, as its sender says
 * @param bytes not copied: nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Media(String type, byte[] bytes) {}
