package dev.loggia.discord.message;

import dev.loggia.discord.http.Upload;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaContent;
import dev.loggia.engine.media.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Results as files of a message. One that is larger than the guild takes goes as its preview, with a link to the whole; files
 * that are gone by now are left out.
 */
public final class Pictures {
    /** Of all files of a message together, where no single one may be larger. */
    private static final long TOGETHER = 24L << 20;

    private static final String COVERED = "SPOILER_";

    private final Store store;
    private final InstantSource time;

    /** Where the bytes are. */
    public interface Store {
        /** @throws RuntimeException when the store has or gives none now */
        MediaContent open(MediaAsset asset, Variant variant);
    }

    public Pictures(Store store, InstantSource time) {
        this.store = store;
        this.time = time;
    }

    /** @param large what is not among the files as a whole */
    record Choice(List<Upload> files, List<MediaAsset> large) {}

    /**
     * @param limit of one file, in bytes
     * @throws RuntimeException when the store does not answer: later, maybe
     */
    Choice choose(List<MediaAsset> pictures, boolean spoiler, long limit) {
        List<Upload> files = new ArrayList<>();
        List<MediaAsset> large = new ArrayList<>();
        long left = Math.max(limit, TOGETHER);
        for (MediaAsset picture : pictures) {
            if (picture.goneAt(time.instant())) {
                continue;
            }
            if (picture.bytes() <= Math.min(limit, left)) {
                files.add(whole(picture, spoiler));
                left -= picture.bytes();
                continue;
            }
            large.add(picture);
            Upload preview = picture.has(Variant.POSTER)
                    ? preview(picture, Variant.POSTER, spoiler)
                    : picture.has(Variant.THUMBNAIL) ? preview(picture, Variant.THUMBNAIL, spoiler) : null;
            if (preview != null && preview.bytes() <= Math.min(limit, left)) {
                files.add(preview);
                left -= preview.bytes();
            }
        }
        return new Choice(files, large);
    }

    private Upload whole(MediaAsset picture, boolean spoiler) {
        return new Upload(
                name(picture, picture.fileExtension(), spoiler),
                picture.contentType(),
                picture.bytes(),
                () -> store.open(picture, Variant.ORIGINAL).content());
    }

    private Upload preview(MediaAsset picture, Variant variant, boolean spoiler) {
        try (MediaContent content = store.open(picture, variant);
                InputStream stream = content.content()) {
            byte[] bytes = stream.readAllBytes();
            String name = name(picture, "preview.jpg", spoiler);
            return new Upload(name, content.contentType(), bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(MediaAsset picture, String extension, boolean spoiler) {
        return (spoiler ? COVERED : "") + "loggia-" + picture.id().toString().substring(0, 8) + "-" + picture.ordinal()
                + "." + extension;
    }
}
