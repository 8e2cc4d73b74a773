package dev.loggia.sandbox.telegram;

/** A file in a multipart request. */
@SuppressWarnings("ArrayRecordComponent")
record Upload(String fileName, String type, byte[] bytes) {}
