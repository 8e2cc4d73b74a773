package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;

import dev.loggia.engine.media.format.Boxes.Box;
import java.io.IOException;
import java.util.Map;

/** Checks that a sample table holds as many entries as it says. */
final class SampleTables {
    private static final Map<String, Integer> ENTRY_BYTES =
            Map.of("stts", 8, "ctts", 8, "stsc", 12, "stco", 4, "co64", 8, "stss", 4, "elst", 12);
    private static final long MAX_SAMPLES = 10_000_000;

    private final PatchedFile file;

    SampleTables(PatchedFile file) {
        this.file = file;
    }

    void check(Box box) throws UnacceptableMediaException, IOException {
        Integer entryBytes = ENTRY_BYTES.get(box.type());
        if (entryBytes != null) {
            require(file.u32(box.body() + 4), entryBytes, box.bodyLength() - 8);
        } else if (box.type().equals("stsz")) {
            long oneSize = file.u32(box.body() + 4);
            require(file.u32(box.body() + 8), oneSize == 0 ? 4 : 0, box.bodyLength() - 12);
        }
    }

    private static void require(long count, int entryBytes, long room) throws UnacceptableMediaException {
        if (count > MAX_SAMPLES || count * entryBytes > room) {
            throw malformed("A sample table says more than it holds");
        }
    }
}
