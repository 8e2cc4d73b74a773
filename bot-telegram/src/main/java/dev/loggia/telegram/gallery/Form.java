package dev.loggia.telegram.gallery;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.Variant;
import java.util.Locale;
import java.util.Set;

/** How Telegram shows a result; a file id is good for one form alone. */
public enum Form {
    /** Made smaller by Telegram; at most 10 MB. */
    PHOTO,
    VIDEO,
    /** A GIF. */
    ANIMATION,
    /** As it is, to be opened or saved. */
    DOCUMENT,
    /** The small JPEG of a result that is too large to be sent, with the address of the whole one. */
    PREVIEW,
    /** The address alone. */
    LINK;

    private static final long MAX_PHOTO = 10L * 1000 * 1000;
    private static final int MAX_SIDES = 10_000;
    private static final int MAX_RATIO = 20;
    private static final Set<String> PHOTOS = Set.of("image/png", "image/jpeg", "image/webp");

    /** The best form for a result. */
    public static Form of(MediaAsset asset, long maxUpload) {
        if (asset.bytes() > maxUpload) {
            return preview(asset);
        }
        return switch (asset.contentType()) {
            case "image/png", "image/jpeg", "image/webp" -> fitsPhoto(asset) ? PHOTO : DOCUMENT;
            case "image/gif" -> ANIMATION;
            case "video/mp4" -> VIDEO;
            default -> DOCUMENT;
        };
    }

    /** The next best, when Telegram does not take this one. */
    public Form lower(MediaAsset asset) {
        return switch (this) {
            case PHOTO, VIDEO, ANIMATION -> DOCUMENT;
            case DOCUMENT -> preview(asset);
            case PREVIEW, LINK -> LINK;
        };
    }

    /** What of the result is sent. */
    public Variant variant(MediaAsset asset) {
        if (this != PREVIEW) {
            return Variant.ORIGINAL;
        }
        return asset.has(Variant.POSTER) ? Variant.POSTER : Variant.THUMBNAIL;
    }

    /** Whether the reader needs the address to see all of it. */
    public boolean partial() {
        return this == PREVIEW || this == LINK;
    }

    /** The name in the database. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Form preview(MediaAsset asset) {
        return asset.has(Variant.POSTER) || asset.has(Variant.THUMBNAIL) ? PREVIEW : LINK;
    }

    private static boolean fitsPhoto(MediaAsset asset) {
        int longer = Math.max(asset.width(), asset.height());
        int shorter = Math.min(asset.width(), asset.height());
        return PHOTOS.contains(asset.contentType())
                && asset.bytes() <= MAX_PHOTO
                && asset.width() + asset.height() <= MAX_SIDES
                && longer <= (long) shorter * MAX_RATIO;
    }
}
