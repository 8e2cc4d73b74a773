package dev.loggia.portal.generation;

import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.platform.Sha256;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person sent with the composer. Every field may be missing or wrong. */
public record ComposerForm(
        @Nullable String key,
        @Nullable String prompt,
        @Nullable String kind,
        @Nullable String imageModel,
        @Nullable String imageRatio,
        @Nullable String videoModel,
        @Nullable String videoRatio) {
    public static final ComposerForm EMPTY = new ComposerForm(null, null, null, null, null, null, null);

    MediaKind media() {
        return MediaKind.VIDEO.wireName().equals(kind) ? MediaKind.VIDEO : MediaKind.IMAGE;
    }

    /** Whether it asks for something there is; a form of ours always does. */
    boolean knowsItsKind() {
        return kind == null
                || Arrays.stream(MediaKind.values())
                        .anyMatch(known -> known.wireName().equals(kind));
    }

    String words() {
        return Objects.requireNonNullElse(prompt, "");
    }

    @Nullable
    String model(MediaKind media) {
        return media == MediaKind.VIDEO ? videoModel : imageModel;
    }

    @Nullable
    String ratio(MediaKind media) {
        return media == MediaKind.VIDEO ? videoRatio : imageRatio;
    }

    Map<String, Object> settings() {
        String ratio = ratio(media());
        return ratio == null || ratio.isBlank() ? Map.of() : Map.of("aspectRatio", ratio);
    }

    /** The key that tells a second press of the button from a second wish; null when the form carries none that fits. */
    @Nullable
    String submission() {
        return key != null && key.matches("[A-Za-z0-9-]{16,64}") ? "page-" + key : null;
    }

    /** The same for the same wish. */
    String hash() {
        String all = String.join(
                "\u0000",
                media().wireName(),
                words(),
                String.valueOf(model(media())),
                settings().toString());
        return Sha256.hex(all);
    }

    @Override
    public String toString() {
        return "ComposerForm[redacted]";
    }
}
