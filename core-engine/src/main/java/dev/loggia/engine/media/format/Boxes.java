package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;

/** Reads the boxes of an ISO base media file (MP4, MOV, AVIF), at most {@value #MAX_BOXES} of them. */
final class Boxes {
    private static final int MAX_BOXES = 50_000;

    private final PatchedFile file;
    private int read;

    Boxes(PatchedFile file) {
        this.file = file;
    }

    /** A box from its size field to its end; the body is what follows size and type. */
    record Box(String type, long start, long body, long end) {
        long bodyLength() {
            return end - body;
        }
    }

    /**
     * The box at a place in its parent. It may claim to end behind the parent; {@link #within} refuses that.
     *
     * @param parentEnd where a box without a size ends
     */
    Box at(long start, long parentEnd) throws UnacceptableMediaException, IOException {
        if (++read > MAX_BOXES) {
            throw malformed("There are too many boxes");
        }
        long size = file.u32(start);
        String type = file.text(start + 4, 4);
        long body = start + 8;
        if (size == 1) {
            size = file.number(start + 8, 8);
            body = start + 16;
        } else if (size == 0) {
            size = parentEnd - start;
        }
        if (size < body - start || size > Long.MAX_VALUE - start || body > parentEnd) {
            throw malformed("A box is smaller than its header");
        }
        return new Box(type, start, body, start + size);
    }

    Box within(long start, long parentEnd) throws UnacceptableMediaException, IOException {
        Box box = at(start, parentEnd);
        if (box.end() > parentEnd) {
            throw malformed("A box is larger than what holds it");
        }
        return box;
    }

    /** Turns a box into free space of the same size, so that no offset in the file moves. */
    void erase(Box box) throws IOException {
        file.write(box.start() + 4, "free".getBytes(ISO_8859_1));
        file.zero(box.body(), box.end());
    }
}
