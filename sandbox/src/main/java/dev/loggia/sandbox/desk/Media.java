package dev.loggia.sandbox.desk;

/** The bytes behind a picture, film or file in a {@link Room}; {@code type} is the media type. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Media(String type, byte[] bytes) {}
