package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;

import dev.loggia.engine.media.format.Boxes.Box;
import dev.loggia.engine.media.format.PixelCap.Size;
import dev.loggia.engine.media.format.UnacceptableMediaException.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites user data, metadata and private boxes of an MP4 or MOV in place and reads size and duration. Sample tables
 * are checked against the boxes that hold them, because decoders believe their counts when they reserve memory.
 */
final class MovieCleaner {
    private static final Set<String> TOP =
            Set.of("ftyp", "moov", "mdat", "moof", "sidx", "styp", "mfra", "pdin", "prft");
    private static final Set<String> ERASABLE = Set.of("free", "skip", "wide", "uuid", "meta", "udta");
    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "mvex", "moof", "traf");
    private static final int MAX_DEPTH = 8;
    private static final long MAX_HEADER = 32L << 20;

    private final PatchedFile file;
    private final PixelCap cap;
    private final MediaFormat format;
    private final Boxes boxes;
    private final SampleTables tables;
    private boolean hasMovie;
    private boolean hasData;
    private @Nullable Duration duration;
    private @Nullable Size largest;
    private @Nullable Size track;

    MovieCleaner(PatchedFile file, PixelCap cap, MediaFormat format) {
        this.file = file;
        this.cap = cap;
        this.format = format;
        this.boxes = new Boxes(file);
        this.tables = new SampleTables(file);
    }

    CleanMedia clean() throws UnacceptableMediaException, IOException {
        for (long at = 0; at < file.length(); ) {
            Box box = nextOrTail(at);
            if (box == null) {
                file.truncate(at);
                break;
            }
            top(box);
            at = box.end();
        }
        if (!hasMovie || !hasData) {
            throw malformed("The file has no movie");
        }
        if (largest == null) {
            throw new UnacceptableMediaException(Problem.NOT_MEDIA, "The movie has no picture");
        }
        return new CleanMedia(format, largest.width(), largest.height(), duration);
    }

    /**
     * The next top-level box, or null where the movie has ended and something else follows. A box of an unknown kind is
     * let be free space if it fits; if it does not, it is no box.
     */
    private @Nullable Box nextOrTail(long at) throws UnacceptableMediaException, IOException {
        boolean complete = hasMovie && hasData;
        if (complete && file.length() - at < 8) {
            return null;
        }
        boolean known = TOP.contains(file.text(at + 4, 4));
        if (known || !complete) {
            return boxes.within(at, file.length());
        }
        Box box = boxes.at(at, file.length());
        return box.end() > file.length() ? null : box;
    }

    private void top(Box box) throws UnacceptableMediaException, IOException {
        if (!TOP.contains(box.type())) {
            boxes.erase(box);
        } else if (box.type().equals("moov") || box.type().equals("moof")) {
            hasMovie |= box.type().equals("moov");
            if (box.bodyLength() > MAX_HEADER) {
                throw malformed("The movie header is too large");
            }
            walk(box, 1);
        } else if (box.type().equals("mdat")) {
            hasData = true;
        }
    }

    private void walk(Box parent, int depth) throws UnacceptableMediaException, IOException {
        if (depth > MAX_DEPTH) {
            throw malformed("Boxes are nested too deep");
        }
        if (parent.type().equals("trak")) {
            track = null;
        }
        for (long at = parent.body(); at + 8 <= parent.end(); ) {
            Box box = boxes.within(at, parent.end());
            if (ERASABLE.contains(box.type())) {
                boxes.erase(box);
            } else if (CONTAINERS.contains(box.type())) {
                walk(box, depth + 1);
            } else {
                leaf(box);
            }
            at = box.end();
        }
    }

    private void leaf(Box box) throws UnacceptableMediaException, IOException {
        switch (box.type()) {
            case "mvhd" -> duration = duration(box);
            case "tkhd" -> track = trackSize(box);
            case "stsd" -> sampleDescription(box);
            default -> tables.check(box);
        }
    }

    private @Nullable Duration duration(Box box) throws UnacceptableMediaException, IOException {
        boolean wide = file.u8(box.body()) == 1;
        long scale = file.u32(box.body() + (wide ? 20 : 12));
        long units = wide ? file.number(box.body() + 24, 8) : file.u32(box.body() + 16);
        boolean unknown = scale == 0 || units == 0 || (!wide && units == 0xffffffffL);
        return unknown || units / scale > Integer.MAX_VALUE
                ? null
                : Duration.ofMillis(Math.round(units * 1000.0 / scale));
    }

    /** The size that a track is shown in, turned by its matrix; null for a track without a picture. */
    private @Nullable Size trackSize(Box box) throws UnacceptableMediaException, IOException {
        long matrix = box.body() + (file.u8(box.body()) == 1 ? 52 : 40);
        long width = file.u16(matrix + 36);
        long height = file.u16(matrix + 40);
        if (width == 0 || height == 0) {
            return null;
        }
        boolean turned = file.u32(matrix) == 0 && file.u32(matrix + 16) == 0;
        return turned ? cap.check(height, width) : cap.check(width, height);
    }

    /** A picture track's description tells the size that a decoder will reserve memory for. */
    private void sampleDescription(Box box) throws UnacceptableMediaException, IOException {
        Box entry = boxes.within(box.body() + 8, box.end());
        if (track == null || entry.bodyLength() < 28) {
            return;
        }
        Size coded = cap.check(file.u16(entry.body() + 24), file.u16(entry.body() + 26));
        Size shown = track.pixels() > 1 ? track : coded;
        if (largest == null || shown.pixels() > largest.pixels()) {
            largest = shown;
        }
    }
}
