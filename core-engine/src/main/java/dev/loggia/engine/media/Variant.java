package dev.loggia.engine.media;

/** The forms that a result is kept in. */
public enum Variant {
    /** The result itself, without metadata. */
    ORIGINAL,
    /** A frame of a video, JPEG, at most 1280 pixels wide. */
    POSTER,
    /** A JPEG at most 640 pixels wide. */
    THUMBNAIL
}
