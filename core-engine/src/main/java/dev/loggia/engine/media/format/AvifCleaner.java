package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;

import dev.loggia.engine.media.format.Boxes.Box;
import dev.loggia.engine.media.format.PixelCap.Size;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the size of an AVIF and overwrites its EXIF and XMP items and private boxes in place. */
final class AvifCleaner {
    private static final Set<String> ERASABLE = Set.of("free", "skip", "uuid", "udta");
    private static final Set<String> KEPT = Set.of("ftyp", "meta", "mdat", "moov");
    private static final Set<String> METADATA_ITEMS = Set.of("Exif", "mime");

    private static final int MAX_DEPTH = 4;

    private final PatchedFile file;
    private final PixelCap cap;
    private final Boxes boxes;
    private final List<Box> data = new ArrayList<>();
    private final Set<Long> metadataItems = new HashSet<>();
    private @Nullable Box locations;
    private @Nullable Size largest;

    AvifCleaner(PatchedFile file, PixelCap cap) {
        this.file = file;
        this.cap = cap;
        this.boxes = new Boxes(file);
    }

    Size clean() throws UnacceptableMediaException, IOException {
        for (long at = 0; at < file.length(); ) {
            boolean complete = largest != null && !data.isEmpty();
            if (complete && (file.length() - at < 8 || !isKnown(file.text(at + 4, 4)))) {
                file.truncate(at);
                break;
            }
            Box box = boxes.within(at, file.length());
            top(box);
            at = box.end();
        }
        if (largest == null || data.isEmpty()) {
            throw malformed("The file has no picture");
        }
        if (locations != null && !metadataItems.isEmpty()) {
            new ItemLocations(file, locations).eraseIn(data, metadataItems);
        }
        return largest;
    }

    private static boolean isKnown(String type) {
        return KEPT.contains(type) || ERASABLE.contains(type);
    }

    private void top(Box box) throws UnacceptableMediaException, IOException {
        if (!isKnown(box.type())) {
            throw malformed("A box is of no known kind");
        }
        if (ERASABLE.contains(box.type())) {
            boxes.erase(box);
        } else if (box.type().equals("mdat")) {
            data.add(box);
        } else if (box.type().equals("meta")) {
            children(box, box.body() + 4, 1);
        }
    }

    private void children(Box parent, long from, int depth) throws UnacceptableMediaException, IOException {
        if (depth > MAX_DEPTH) {
            throw malformed("Boxes are nested too deep");
        }
        for (long at = from; at + 8 <= parent.end(); ) {
            Box box = boxes.within(at, parent.end());
            switch (box.type()) {
                case "iprp", "ipco" -> children(box, box.body(), depth + 1);
                case "ispe" -> size(cap.check(file.u32(box.body() + 4), file.u32(box.body() + 8)));
                case "iinf" -> children(box, box.body() + (file.u8(box.body()) == 0 ? 6 : 8), depth + 1);
                case "infe" -> item(box);
                case "iloc" -> locations = box;
                default -> eraseIfPrivate(box);
            }
            at = box.end();
        }
    }

    private void eraseIfPrivate(Box box) throws IOException {
        if (ERASABLE.contains(box.type())) {
            boxes.erase(box);
        }
    }

    private void size(Size size) {
        if (largest == null || size.pixels() > largest.pixels()) {
            largest = size;
        }
    }

    private void item(Box box) throws UnacceptableMediaException, IOException {
        int version = file.u8(box.body());
        if (version >= 2) {
            int idBytes = version == 2 ? 2 : 4;
            if (METADATA_ITEMS.contains(file.text(box.body() + 4 + idBytes + 2, 4))) {
                metadataItems.add(file.number(box.body() + 4, idBytes));
            }
        }
    }
}
