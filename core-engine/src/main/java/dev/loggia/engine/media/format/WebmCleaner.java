package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;

import dev.loggia.engine.media.format.Ebml.Element;
import dev.loggia.engine.media.format.PixelCap.Size;
import dev.loggia.engine.media.format.UnacceptableMediaException.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Overwrites tags, attachments, chapters and names of a WebM in place and reads size and duration. */
final class WebmCleaner {
    private static final long HEADER = 0x1A45DFA3L;
    private static final long SEGMENT = 0x18538067L;
    private static final long SEEK_HEAD = 0x114D9B74L;
    private static final long INFO = 0x1549A966L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long CUES = 0x1C53BB6BL;
    private static final long CLUSTER = 0x1F43B675L;
    private static final Set<Long> IN_SEGMENT = Set.of(SEEK_HEAD, INFO, TRACKS, CUES, CLUSTER);
    /** Children of a cluster without a size, which stand beside it when it is read as one header. */
    private static final Set<Long> IN_CLUSTER = Set.of(0xE7L, 0xA3L, 0xA0L, 0xABL, 0xA7L, 0x5854L);

    private static final long TRACK_ENTRY = 0xAE;
    private static final long VIDEO = 0xE0;
    private static final long WIDTH = 0xB0;
    private static final long HEIGHT = 0xBA;
    private static final long TIMESTAMP_SCALE = 0x2AD7B1;
    private static final long DURATION = 0x4489;
    /** Checksum, void, title, file name, date, track name. */
    private static final Set<Long> ERASABLE = Set.of(0xBFL, 0xECL, 0x7BA9L, 0x7384L, 0x4461L, 0x536EL);

    private final PatchedFile file;
    private final PixelCap cap;
    private final Ebml ebml;
    private long scale = 1_000_000;
    private double units;
    private long width;
    private long height;
    private boolean hasCluster;
    private @Nullable Size largest;

    WebmCleaner(PatchedFile file, PixelCap cap) {
        this.file = file;
        this.cap = cap;
        this.ebml = new Ebml(file);
    }

    CleanMedia clean() throws UnacceptableMediaException, IOException {
        Element header = ebml.at(0, file.length());
        Element segment = ebml.at(header.end(), file.length());
        if (header.id() != HEADER || segment.id() != SEGMENT) {
            throw malformed("The segment is not where it belongs");
        }
        file.truncate(segment.end());
        for (long at = segment.body(); at < segment.end(); ) {
            at = inSegment(at, segment.end());
        }
        if (!hasCluster) {
            throw malformed("The file has no movie");
        }
        if (largest == null) {
            throw new UnacceptableMediaException(Problem.NOT_MEDIA, "The movie has no picture");
        }
        double millis = units * scale / 1_000_000;
        boolean known = millis > 0 && millis < Integer.MAX_VALUE;
        return new CleanMedia(
                MediaFormat.WEBM,
                largest.width(),
                largest.height(),
                known ? Duration.ofMillis(Math.round(millis)) : null);
    }

    /** Handles one child of the segment and returns where the next one starts. */
    private long inSegment(long at, long end) throws UnacceptableMediaException, IOException {
        Element element = ebml.at(at, end);
        if (element.id() == CLUSTER) {
            hasCluster = true;
            return element.unknownSize() ? element.body() : element.end();
        }
        if (element.unknownSize()) {
            throw malformed("An element has no size");
        }
        if (element.id() == INFO || element.id() == TRACKS) {
            walk(element, 1);
        } else if (!IN_SEGMENT.contains(element.id()) && !(hasCluster && IN_CLUSTER.contains(element.id()))) {
            ebml.erase(element);
        }
        return element.end();
    }

    private void walk(Element parent, int depth) throws UnacceptableMediaException, IOException {
        for (long at = parent.body(); at < parent.end(); ) {
            Element element = ebml.at(at, parent.end());
            if (element.unknownSize()) {
                throw malformed("An element has no size");
            }
            if (ERASABLE.contains(element.id())) {
                ebml.erase(element);
            } else if (element.id() == TRACK_ENTRY && depth == 1) {
                walk(element, depth + 1);
            } else if (element.id() == VIDEO && depth == 2) {
                video(element, depth + 1);
            } else {
                leaf(element);
            }
            at = element.end();
        }
    }

    private void video(Element element, int depth) throws UnacceptableMediaException, IOException {
        width = 0;
        height = 0;
        walk(element, depth);
        Size size = cap.check(width, height);
        if (largest == null || size.pixels() > largest.pixels()) {
            largest = size;
        }
    }

    private void leaf(Element element) throws UnacceptableMediaException, IOException {
        if (element.id() == TIMESTAMP_SCALE) {
            scale = ebml.number(element);
        } else if (element.id() == DURATION) {
            units = ebml.real(element);
        } else if (element.id() == WIDTH) {
            width = ebml.number(element);
        } else if (element.id() == HEIGHT) {
            height = ebml.number(element);
        }
    }
}
