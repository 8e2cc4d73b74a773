package dev.loggia.chat.make;

import dev.loggia.chat.CommandOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks that any model can do, because they are words after the prompt. */
public enum Style {
    PHOTO("Photo", "photograph, natural light, sharp detail"),
    PAINTING("Oil painting", "oil on canvas, visible brush strokes"),
    WATERCOLOUR("Watercolour", "watercolour on paper, soft washes"),
    INK("Ink drawing", "ink drawing, fine hatching"),
    COMIC("Comic", "comic panel, bold outlines, flat colours"),
    ANIME("Anime", "anime style, clean lines, cel shading"),
    PIXEL("Pixel art", "pixel art, limited palette"),
    RENDER("3D render", "3D render, soft studio light");

    private final String label;
    private final String words;

    Style(String label, String words) {
        this.label = label;
        this.words = words;
    }

    public static List<CommandOption.Choice> choices() {
        return Arrays.stream(values())
                .map(style -> new CommandOption.Choice(style.name().toLowerCase(Locale.ROOT), style.label))
                .toList();
    }

    static Optional<Style> find(String value) {
        return Arrays.stream(values())
                .filter(style -> style.name().equalsIgnoreCase(value) || style.label.equalsIgnoreCase(value))
                .findFirst();
    }

    String after(String prompt) {
        return prompt + ", " + words;
    }
}
