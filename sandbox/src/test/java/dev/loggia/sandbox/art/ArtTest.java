package dev.loggia.sandbox.art;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ArtTest {
    private static final List<String> FAMILIES = List.of(
            "z-image", "nano-banana-2", "flux-2/pro", "seedream", "imagen4", "gpt-image-2", "qwen2", "ideogram");

    @Test
    void drawsThePictureOfTheSizeAskedFor() throws IOException {
        BufferedImage png = read(Art.png(new Commission("a fox", "z-image", 0, 320, 180)));
        BufferedImage jpeg = read(Art.jpeg(new Commission("a fox", "z-image", 0, 90, 160)));
        assertThat(png.getWidth()).isEqualTo(320);
        assertThat(png.getHeight()).isEqualTo(180);
        assertThat(jpeg.getWidth()).isEqualTo(90);
        assertThat(jpeg.getHeight()).isEqualTo(160);
    }

    @Test
    void drawsTheSameAgainForTheSameCommission() {
        for (String family : FAMILIES) {
            Commission commission = new Commission("a quiet harbour", family, 3, 96, 96);
            assertThat(Art.png(commission)).as(family).isEqualTo(Art.png(commission));
        }
    }

    @Test
    void drawsSomethingElseForAnotherPromptFamilyOrVariation() {
        Raster first = Art.still(new Commission("a fox in the forest", "z-image", 0, 128, 128));
        assertThat(difference(first, "the open ocean", "z-image", 0)).isGreaterThan(20);
        assertThat(difference(first, "a fox in the forest", "flux-2/pro", 0)).isGreaterThan(20);
        assertThat(difference(first, "a fox in the forest", "z-image", 1)).isGreaterThan(8);
    }

    @Test
    void usesManyStylesAndManyColoursOverManyPrompts() {
        Set<Class<?>> styles = new HashSet<>();
        Set<String> palettes = new HashSet<>();
        for (String family : FAMILIES) {
            for (String prompt : List.of("cat", "a city of the future", "two friends", "old map", "42")) {
                Commission commission = new Commission(prompt, family, 0, 64, 64);
                styles.add(Styles.choose(commission, Palettes.words(prompt)).getClass());
                palettes.add(Palettes.choose(prompt, commission.seed()).name());
            }
        }
        assertThat(styles).hasSize(7);
        assertThat(palettes).hasSizeGreaterThan(8);
    }

    @Test
    void takesItsColoursFromTheWords() {
        assertThat(Palettes.choose("sailing over a calm OCEAN", 1).name()).isEqualTo("ocean");
        assertThat(Palettes.choose("a forest, mossy trees", 1).name()).isEqualTo("forest");
        assertThat(Palettes.choose("neon city, cyberpunk", 1).name()).isEqualTo("neon");
    }

    @Test
    void paintsTheWholeSheetInEveryStyleAndShape() {
        for (String family : FAMILIES) {
            for (int[] size : new int[][] {{128, 128}, {256, 32}, {32, 256}, {130, 74}}) {
                Raster raster = Art.still(new Commission("anything at all", family, 0, size[0], size[1]));
                long black = java.util.Arrays.stream(raster.pixels())
                        .filter(rgb -> (rgb & 0xffffff) == 0)
                        .count();
                assertThat(black).as(family).isLessThan(raster.pixels().length / 4);
                assertThat(java.util.Arrays.stream(raster.pixels()).distinct().count())
                        .as(family)
                        .isGreaterThan(60);
            }
        }
    }

    @Test
    void refusesSizesItCannotDraw() {
        assertThatThrownBy(() -> new Commission("x", "y", 0, 8, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Commission("x", "y", 0, 100, 9000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Art.mp4(new Commission("x", "y", 0, 33, 32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsThePromptOutOfItsText() {
        assertThat(new Commission("a secret", "z-image", 0, 64, 64).toString()).doesNotContain("secret");
    }

    /** Mean difference of a channel, 0 to 255. */
    private static double difference(Raster first, String prompt, String family, long variation) {
        int[] a = first.pixels();
        int[] b = Art.still(new Commission(prompt, family, variation, first.width, first.height))
                .pixels();
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                sum += Math.abs((a[i] >> shift & 255) - (b[i] >> shift & 255));
            }
        }
        return sum / (3.0 * a.length);
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
