package dev.loggia.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void readsWhatPeopleSay() {
        assertThat(Shape.parse("16:9", Shape.SQUARE)).isEqualTo(Shape.WIDE);
        assertThat(Shape.parse("auto", Shape.WIDE)).isEqualTo(Shape.WIDE);
        assertThat(Shape.parse("0:1", Shape.SQUARE)).isEqualTo(Shape.SQUARE);
        assertThat(Shape.parse("1:2:3", Shape.SQUARE)).isEqualTo(Shape.SQUARE);
        assertThat(Shape.parse(null, Shape.SQUARE)).isEqualTo(Shape.SQUARE);
    }

    @Test
    void choosesAShapeTheStyleSheetKnowsForEverySize() throws IOException {
        String css;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/static/css/loggia.css"))) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(Shape.nearest(1920, 1080).cssClass()).isEqualTo("r-16x9");
        assertThat(Shape.nearest(1, 9000).cssClass()).isEqualTo("r-1x2");
        for (int width = 100; width < 4000; width += 90) {
            String shape = Shape.nearest(width, 1000).cssClass();
            assertThat(shape.equals("r-1x1") || css.contains("." + shape + " "))
                    .as(shape)
                    .isTrue();
        }
    }

    @Test
    void drawsTheChipInsideItsBox() {
        for (String value : new String[] {"1:1", "21:9", "1:8", "9:16", "8:1"}) {
            Composer.RatioChoice chip = Composer.RatioChoice.of(value, false);
            assertThat(chip.x()).isBetween(1, 12);
            assertThat(chip.y()).isBetween(1, 12);
            assertThat(chip.width()).isBetween(5, 22);
            assertThat(chip.height()).isBetween(5, 22);
        }
    }
}
