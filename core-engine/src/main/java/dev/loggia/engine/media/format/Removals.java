package dev.loggia.engine.media.format;

/** What a cleaner leaves out of a file: a C2PA container, which says where a picture comes from, and anything else. */
final class Removals {
    private boolean container;
    private boolean other;

    void container() {
        container = true;
    }

    void other() {
        other = true;
    }

    /** Then the file holds nothing private and is kept as it came: the container vouches for its bytes. */
    boolean onlyContainer() {
        return container && !other;
    }
}
