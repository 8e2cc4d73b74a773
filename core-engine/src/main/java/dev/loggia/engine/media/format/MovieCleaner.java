package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.Boxes.Box;
import dev.loggia.engine.media.format.PixelCap.Size;
import dev.loggia.engine.media.format.UnacceptableMediaException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Overwrites user data, metadata and private boxes of an MP4 or MOV in place, adds our mark behind it and reads size and
 * duration. Sample tables are checked against the boxes that hold them, because decoders believe their counts when they reserve
 * memory.
 */
final class MovieCleaner {
    private static final Set<String> TOP =
            Set.of("ftyp", "moov", "mdat", "moof", "sidx", "styp", "mfra", "pdin", "prft");
    private static final Set<String> ERASABLE = Set.of("free", "skip", "wide", "uuid", "meta", "udta");
    private static final Set<String> CONTAINERS =
            Set.of("moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "mvex", "moof", "traf");
    /** Whose bytes mean nothing. */
    private static final Set<String> PADDING = Set.of("free", "skip", "wide");

    private static final int UUID = 16;
    private static final int MAX_DEPTH = 8;
    private static final long MAX_HEADER = 32L << 20;
    /** What a box of a short header can hold. */
    private static final long MAX_SMALL_BOX = 0xffffffffL;

    private final PatchedFile file;
    private final PixelCap cap;
    private final MediaFormat format;
    private final Removals removals;
    private final Boxes boxes;
    private final SampleTables tables;
    private boolean hasMovie;
    private boolean hasData;
    private boolean isMarked;
    private @Nullable Box last;
    private @Nullable Duration duration;
    private @Nullable Size largest;
    private @Nullable Size track;

    MovieCleaner(PatchedFile file, PixelCap cap, MediaFormat format, Removals removals) {
        this.file = file;
        this.cap = cap;
        this.format = format;
        this.removals = removals;
        this.boxes = new Boxes(file);
        this.tables = new SampleTables(file);
    }

    CleanMedia clean() throws UnacceptableMediaException, IOException {
        for (long at = 0; at < file.length(); ) {
            Box box = nextOrTail(at);
            if (box == null) {
                file.truncate(at);
                removals.other();
                break;
            }
            top(box);
            last = box;
            at = box.end();
        }
        if (!hasMovie || !hasData) {
            throw malformed("The file has no movie");
        }
        if (largest == null) {
            throw new UnacceptableMediaException(Problem.NOT_MEDIA, "The movie has no picture");
        }
        mark();
        return new CleanMedia(format, largest.width(), largest.height(), duration);
    }

    /** Behind everything, so that no offset moves. A box that ends with the file has to say first where it ends. */
    private void mark() throws UnacceptableMediaException, IOException {
        long lastSize = last == null ? 0 : last.end() - last.start();
        if (isMarked || lastSize > MAX_SMALL_BOX) {
            return;
        }
        if (last != null && file.u32(last.start()) == 0) {
            file.write(last.start(), number(lastSize));
        }
        file.append(markBox());
    }

    private static byte[] markBox() {
        byte[] xmp = AiMark.xmp();
        return ByteBuffer.allocate(8 + UUID + xmp.length)
                .put(number(8 + UUID + xmp.length))
                .put("uuid".getBytes(ISO_8859_1))
                .put(AiMark.XMP_UUID)
                .put(xmp)
                .array();
    }

    private static byte[] number(long value) {
        return ByteBuffer.allocate(4).putInt((int) value).array();
    }

    private void erase(Box box) throws UnacceptableMediaException, IOException {
        if (box.type().equals("uuid") && hasUuid(box, C2pa.BOX_UUID)) {
            removals.container();
        } else if (!PADDING.contains(box.type()) || !file.isZero(box.body(), box.end())) {
            removals.other();
        }
        boxes.erase(box);
    }

    private boolean hasUuid(Box box, byte[] uuid) throws UnacceptableMediaException, IOException {
        return box.bodyLength() >= UUID && Arrays.equals(file.bytes(box.body(), UUID), uuid);
    }

    /** The mark of an earlier cleaning stays where it is. */
    private boolean isOurMark(Box box) throws UnacceptableMediaException, IOException {
        byte[] ours = markBox();
        return box.end() - box.start() == ours.length && Arrays.equals(file.bytes(box.start(), ours.length), ours);
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
        if (isOurMark(box)) {
            isMarked = true;
        } else if (!TOP.contains(box.type())) {
            erase(box);
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
                erase(box);
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
