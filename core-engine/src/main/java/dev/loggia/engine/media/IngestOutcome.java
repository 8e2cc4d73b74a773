package dev.loggia.engine.media;

/** How an ingest ended. Details are safe to log and hold nothing of the source but facts about it. */
public sealed interface IngestOutcome {

    /** The bytes are durable and the asset is recorded. */
    record Stored(MediaAsset asset) implements IngestOutcome {}

    /** Trying again would end the same way. */
    record Rejected(Reason reason, String detail) implements IngestOutcome {}

    /**
     * It may work later.
     *
     * @param ours whether it is our store or disk that fails, and the source would have given the result
     */
    record RetryLater(boolean ours, String detail) implements IngestOutcome {}

    /** Why a result is not kept. */
    enum Reason {
        /** The source is at an address that must not be asked. */
        FORBIDDEN_SOURCE,
        /** The source says that there is nothing (any more). */
        NOT_AVAILABLE,
        TOO_LARGE,
        /** The bytes are of no known kind of media, whatever they are called. */
        NOT_MEDIA,
        /** A picture where a video was expected, or the other way round. */
        WRONG_KIND,
        MALFORMED,
        TOO_MANY_PIXELS,
        /** The asset was deleted in the meantime. */
        DELETED
    }
}
