package dev.loggia.engine.media.format;

import dev.loggia.engine.media.format.PixelCap.Size;
import dev.loggia.engine.media.format.UnacceptableMediaException.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises a file by its bytes, checks its structure without decoding it, and writes a copy that holds pictures, sound,
 * colour and the mark of a machine only: no EXIF, XMP, IPTC, comments, tags or bytes behind the end. Where all that would be
 * left out is a C2PA container, the copy is the file itself. Pictures are not encoded again. Every parser is bounded by the size
 * of the file and by fixed counts. The table is in docs/media.md.
 */
public final class Sanitizer {
    private static final Logger LOG = LoggerFactory.getLogger(Sanitizer.class);

    private final PixelCap cap;

    /** @param maxPixels the largest width × height accepted */
    public Sanitizer(long maxPixels) {
        this.cap = new PixelCap(maxPixels);
    }

    /** Names the format of a file, or refuses it. */
    public MediaFormat recognise(Path file) throws UnacceptableMediaException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return MediaFormat.sniff(in.readNBytes(MediaFormat.HEAD))
                    .orElseThrow(() -> new UnacceptableMediaException(
                            Problem.NOT_MEDIA, "The bytes are none of PNG, JPEG, WebP, GIF, AVIF, MP4, MOV, WebM"));
        }
    }

    /**
     * Writes the cleaned copy to {@code into}.
     *
     * @param format what {@link #recognise} said
     */
    public CleanMedia clean(MediaFormat format, Path file, Path into) throws UnacceptableMediaException, IOException {
        Removals removals = new Removals();
        CleanMedia media = parse(() -> clean(format, file, into, removals));
        if (removals.onlyContainer()) {
            Files.copy(file, into, StandardCopyOption.REPLACE_EXISTING);
        }
        return media;
    }

    interface Parsing<T> {
        T run() throws UnacceptableMediaException, IOException;
    }

    /** What breaks a parser in a way that nobody foresaw breaks it each time: the file is malformed, and trying again is no use. */
    static <T> T parse(Parsing<T> parser) throws UnacceptableMediaException, IOException {
        try {
            return parser.run();
        } catch (RuntimeException e) {
            LOG.warn("A parser broke on a file that it should have refused", e);
            throw UnacceptableMediaException.malformed(
                    "A parser broke: " + e.getClass().getSimpleName());
        }
    }

    private CleanMedia clean(MediaFormat format, Path file, Path into, Removals removals)
            throws UnacceptableMediaException, IOException {
        return switch (format) {
            case PNG -> picture(format, stream(file, into, new PngCleaner(cap, removals)));
            case JPEG -> jpeg(file, into, removals);
            case GIF -> picture(format, stream(file, into, new GifCleaner(cap)));
            case WEBP -> picture(format, WebpCleaner.clean(file, into, cap, removals));
            case AVIF, MP4, MOV, WEBM -> patch(format, file, into, removals);
        };
    }

    private CleanMedia jpeg(Path file, Path into, Removals removals) throws UnacceptableMediaException, IOException {
        int orientation;
        try (MediaInput in = new MediaInput(Files.newInputStream(file))) {
            orientation = JpegCleaner.orientation(in);
        }
        Size size = stream(file, into, new JpegCleaner(cap, removals, orientation));
        boolean sideways = ExifOrientation.isSideways(orientation);
        return new CleanMedia(
                MediaFormat.JPEG,
                sideways ? size.height() : size.width(),
                sideways ? size.width() : size.height(),
                null,
                orientation);
    }

    /** These name places in the file by number, so they are copied and then overwritten where they stand. */
    private CleanMedia patch(MediaFormat format, Path file, Path into, Removals removals)
            throws UnacceptableMediaException, IOException {
        Files.copy(file, into, StandardCopyOption.REPLACE_EXISTING);
        try (PatchedFile copy = new PatchedFile(into)) {
            return switch (format) {
                case AVIF -> picture(format, new AvifCleaner(copy, cap).clean());
                case WEBM -> new WebmCleaner(copy, cap).clean();
                default -> new MovieCleaner(copy, cap, format, removals).clean();
            };
        }
    }

    private static CleanMedia picture(MediaFormat format, Size size) {
        return new CleanMedia(format, size.width(), size.height(), null);
    }

    private static Size stream(Path file, Path into, StreamCleaner cleaner)
            throws UnacceptableMediaException, IOException {
        try (MediaInput in = new MediaInput(Files.newInputStream(file));
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(into), 64 * 1024)) {
            return cleaner.clean(in, out);
        }
    }

    /** Copies what belongs to the picture, in one pass. */
    interface StreamCleaner {
        Size clean(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException;
    }
}
