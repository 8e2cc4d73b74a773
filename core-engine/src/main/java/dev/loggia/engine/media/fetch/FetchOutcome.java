package dev.loggia.engine.media.fetch;

/** How a fetch ended. Details are safe to log: they hold no path and no query. */
public sealed interface FetchOutcome {

    /** The whole body is in the file. */
    record Fetched(long bytes) implements FetchOutcome {}

    /** Asking again would end the same way. */
    record Refused(Why why, String detail) implements FetchOutcome {}

    /** The network or the other side failed; asking again may help. */
    record Failed(String detail) implements FetchOutcome {}

    /** Why a source is refused. */
    enum Why {
        FORBIDDEN,
        NOT_AVAILABLE,
        TOO_LARGE
    }
}
