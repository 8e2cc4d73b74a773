package dev.loggia.engine.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.platform.MediaKind;
import java.util.Optional;
import java.util.Set;

/** The formats that are kept, with the content type that we declare ourselves. */
public enum MediaFormat {
    PNG(MediaKind.IMAGE, "image/png", "png"),
    JPEG(MediaKind.IMAGE, "image/jpeg", "jpg"),
    WEBP(MediaKind.IMAGE, "image/webp", "webp"),
    GIF(MediaKind.IMAGE, "image/gif", "gif"),
    AVIF(MediaKind.IMAGE, "image/avif", "avif"),
    MP4(MediaKind.VIDEO, "video/mp4", "mp4"),
    MOV(MediaKind.VIDEO, "video/quicktime", "mov"),
    WEBM(MediaKind.VIDEO, "video/webm", "webm");

    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");
    private static final Set<String> MP4_BRANDS =
            Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ");

    /** How many bytes of a file {@link #sniff} wants to see. */
    static final int HEAD = 64;

    private final MediaKind kind;
    private final String contentType;
    private final String extension;

    MediaFormat(MediaKind kind, String contentType, String extension) {
        this.kind = kind;
        this.contentType = contentType;
        this.extension = extension;
    }

    public MediaKind kind() {
        return kind;
    }

    public String contentType() {
        return contentType;
    }

    /** The file name extension, without a dot. */
    public String extension() {
        return extension;
    }

    /** The format that a content type of ours names. */
    public static Optional<MediaFormat> ofContentType(String contentType) {
        for (MediaFormat format : values()) {
            if (format.contentType.equals(contentType)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Recognises a file by its first bytes; names and declared types play no part. */
    static Optional<MediaFormat> sniff(byte[] head) {
        String text = new String(head, ISO_8859_1);
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (text.startsWith("\u001aE\u00df\u00a3")) {
            return text.contains("B\u0082\u0084webm") ? Optional.of(WEBM) : Optional.empty();
        }
        return text.startsWith("ftyp", 4) ? sniffBrands(text) : Optional.empty();
    }

    private static Optional<MediaFormat> sniffBrands(String text) {
        int size = Math.min(text.length(), (text.charAt(2) << 8) + text.charAt(3));
        for (int at = 8; at + 4 <= size; at += at == 8 ? 8 : 4) {
            String brand = text.substring(at, at + 4);
            if (AVIF_BRANDS.contains(brand)) {
                return Optional.of(AVIF);
            }
            if (brand.equals("qt  ")) {
                return Optional.of(MOV);
            }
            if (MP4_BRANDS.contains(brand)) {
                return Optional.of(MP4);
            }
        }
        return Optional.empty();
    }
}
