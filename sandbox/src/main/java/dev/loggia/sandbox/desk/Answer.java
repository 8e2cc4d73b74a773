package dev.loggia.sandbox.desk;

/**
 * What is sent back to the browser.
 *
 * @param status an HTTP status; 204 has no bytes
 * @param type the Content-Type, one that a browser does not run
 */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, String type, byte[] bytes) {}
