package dev.loggia.telegram.outbox;

import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.media.MediaContent;
import dev.loggia.telegram.gallery.FileIds;
import dev.loggia.telegram.gallery.Form;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;

/** Fetches results for sending, and keeps what Telegram calls them afterwards. */
final class Pieces {
    private final Media media;
    private final FileIds ids;

    Pieces(Media media, FileIds ids) {
        this.media = media;
        this.ids = ids;
    }

    /** The caller closes it. */
    Piece open(MediaAsset asset, Form form) {
        Optional<String> known = ids.find(asset, form);
        if (known.isPresent()) {
            return new Piece(asset, form, known.get(), null);
        }
        return new Piece(asset, form, null, fetch(asset, form));
    }

    private File fetch(MediaAsset asset, Form form) {
        try (MediaContent content = media.open(asset, form.variant(asset), null)) {
            Path file = Files.createTempFile("loggia-telegram-", "." + asset.fileExtension());
            try {
                Files.copy(content.content(), file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Remembers what Telegram calls a piece that it was just sent as a file. */
    void sent(Piece piece, Message message) {
        if (piece.file() != null) {
            String fileId = fileId(piece.form(), message);
            if (fileId != null) {
                ids.keep(piece.asset(), piece.form(), fileId);
            }
        }
    }

    void forget(MediaAsset asset, Form form) {
        ids.forget(asset, form);
    }

    private static @Nullable String fileId(Form form, Message message) {
        return switch (form) {
            case PHOTO, PREVIEW -> message.getPhoto() == null ? null : largest(message.getPhoto());
            case VIDEO -> message.getVideo() == null ? null : message.getVideo().getFileId();
            // An animation is told as a document too.
            case ANIMATION ->
                message.getAnimation() == null ? null : message.getAnimation().getFileId();
            case DOCUMENT ->
                message.getDocument() == null ? null : message.getDocument().getFileId();
            case LINK -> null;
        };
    }

    private static @Nullable String largest(List<PhotoSize> sizes) {
        return sizes.stream()
                .max(Comparator.comparingInt(size -> size.getWidth() * size.getHeight()))
                .map(PhotoSize::getFileId)
                .orElse(null);
    }
}
