package dev.loggia.engine.media.fetch;

/** The address must not be fetched; the message says why and holds no path and no query. */
final class ForbiddenTargetException extends Exception {
    private static final long serialVersionUID = 1L;

    ForbiddenTargetException(String message) {
        super(message);
    }
}
