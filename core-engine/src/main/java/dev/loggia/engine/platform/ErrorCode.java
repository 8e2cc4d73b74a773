package dev.loggia.engine.platform;

/** Stable codes of unexpected errors. They are documented in {@code docs/operations.md} and never renamed. */
public enum ErrorCode {
    /** An update touched another number of rows than the design allows. */
    UNEXPECTED_ROW_COUNT,
    /** A configuration value is missing or wrong; the message names the setting. */
    CONFIGURATION,
    /** A foreign system answered something that cannot be read. */
    UNREADABLE_ANSWER,
    /** The media store could not keep or return an object. */
    MEDIA_STORE,
    /** A state that the code believes impossible. */
    INVARIANT
}
