package dev.loggia.telegram.outbox;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.telegram.gallery.Form;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaAnimation;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaVideo;

/**
 * A result ready to be sent: as the id under which Telegram has it, or as a file of ours. A file and not a stream, so that a
 * connection that breaks can be tried again, and its length is known.
 */
record Piece(
        MediaAsset asset,
        Form form,
        @Nullable String fileId,
        @Nullable File file) implements AutoCloseable {

    InputMedia media(@Nullable String caption, boolean spoiler) {
        InputMedia media = blank();
        File own = file;
        if (own == null) {
            media.setMedia(String.valueOf(fileId));
        } else {
            media.setMedia(own, name());
        }
        if (caption != null && !caption.isEmpty()) {
            media.setCaption(caption);
            media.setParseMode("HTML");
        }
        if (media instanceof InputMediaPhoto photo) {
            photo.setHasSpoiler(spoiler ? true : null);
        } else if (media instanceof InputMediaVideo video) {
            video.setHasSpoiler(spoiler ? true : null);
        } else if (media instanceof InputMediaAnimation animation) {
            animation.setHasSpoiler(spoiler ? true : null);
        }
        return media;
    }

    private @Nullable Integer seconds() {
        return asset.duration() == null
                ? null
                : Math.toIntExact(asset.duration().toSeconds());
    }

    private InputMedia blank() {
        String toBeSet = "-";
        return switch (form) {
            case PHOTO, PREVIEW, LINK -> new InputMediaPhoto(toBeSet);
            case VIDEO -> {
                InputMediaVideo video = new InputMediaVideo(toBeSet);
                video.setWidth(asset.width());
                video.setHeight(asset.height());
                video.setDuration(seconds());
                video.setSupportsStreaming(true);
                yield video;
            }
            case ANIMATION -> new InputMediaAnimation(toBeSet);
            case DOCUMENT -> new InputMediaDocument(toBeSet);
        };
    }

    /** What a person sees when it is saved; unique in an album, where the name is the part's. */
    private String name() {
        String extension = form == Form.PREVIEW ? "jpg" : asset.fileExtension();
        return "loggia-" + asset.generation().toString().substring(0, 8) + "-" + (asset.ordinal() + 1) + "."
                + extension;
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                Files.deleteIfExists(file.toPath());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
