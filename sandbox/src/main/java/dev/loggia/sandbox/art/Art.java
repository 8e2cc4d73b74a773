package dev.loggia.sandbox.art;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * Draws what a stand-in hands out instead of a model's work: a picture or a short film that is pleasant to look at,
 * differs by prompt and model family, takes its colours from the prompt's words and is the same every time for the
 * same commission. Stateless; safe for threads. A 1024 × 1024 picture takes about half a second of one core.
 */
public final class Art {
    private Art() {}

    /** The picture as PNG. */
    public static byte[] png(Commission commission) {
        return Png.write(still(commission));
    }

    /** The picture as JPEG. */
    public static byte[] jpeg(Commission commission) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(still(commission).image(), "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The picture come to life: two and a half seconds of H.264 (4:2:0) in MP4, index first. Needs even sizes. */
    public static byte[] mp4(Commission commission) {
        if (commission.width() % 2 != 0 || commission.height() % 2 != 0) {
            throw new IllegalArgumentException("a film is an even number of pixels wide and high");
        }
        return Film.shoot(moment -> paint(commission, moment), commission.width(), commission.height());
    }

    static Raster still(Commission commission) {
        return paint(commission, 0);
    }

    private static Raster paint(Commission commission, double moment) {
        Raster raster = new Raster(commission.width(), commission.height());
        Set<String> words = Palettes.words(commission.prompt());
        Palette palette = Palettes.choose(commission.prompt(), commission.seed());
        Styles.choose(commission, words).paint(new Scene(commission.seed(), palette, words, moment), raster);
        return raster;
    }
}
