package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;

import dev.loggia.engine.media.format.Boxes.Box;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** The {@code iloc} box: where in the file the items of a picture are (ISO/IEC 14496-12 §8.11.3). */
final class ItemLocations {
    private static final int MAX_ITEMS = 10_000;
    private static final int MAX_EXTENTS = 50_000;

    private final PatchedFile file;
    private final Box box;
    private long at;
    private int extents;
    private long erased;

    ItemLocations(PatchedFile file, Box box) {
        this.file = file;
        this.box = box;
        this.at = box.body();
    }

    /** Overwrites the given items with zeros, and only inside the given data boxes. */
    void eraseIn(List<Box> data, Set<Long> items) throws UnacceptableMediaException, IOException {
        int version = (int) (next(4) >> 24);
        int sizes = (int) next(2);
        int idBytes = version < 2 ? 2 : 4;
        long count = next(idBytes);
        if (count > MAX_ITEMS) {
            throw malformed("There are too many items");
        }
        for (long i = 0; i < count; i++) {
            long id = next(idBytes);
            boolean inFile = version == 0 || (next(2) & 0xf) == 0;
            item(data, version, sizes, inFile && items.contains(id));
        }
    }

    private void item(List<Box> data, int version, int sizes, boolean erase)
            throws UnacceptableMediaException, IOException {
        next(2);
        long base = next(sizes >> 4 & 0xf);
        for (long left = next(2); left > 0; left--) {
            if (++extents > MAX_EXTENTS) {
                throw malformed("There are too many items");
            }
            next(version == 0 ? 0 : sizes & 0xf);
            long start = base + next(sizes >> 12 & 0xf);
            long end = start + next(sizes >> 8 & 0xf);
            if (erase) {
                erase(data, start, end);
            }
        }
    }

    private void erase(List<Box> data, long start, long end) throws UnacceptableMediaException, IOException {
        for (Box box : data) {
            if (start >= box.body() && end <= box.end() && start <= end) {
                erased += end - start;
                if (erased > file.length()) {
                    throw malformed("Items share their bytes");
                }
                file.zero(start, end);
            }
        }
    }

    private long next(int bytes) throws UnacceptableMediaException, IOException {
        if (bytes > 8 || at + bytes > box.end()) {
            throw malformed("The item locations do not fit their box");
        }
        long value = file.number(at, bytes);
        at += bytes;
        return value;
    }
}
