package dev.loggia.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AspectRatioTest {

    @Test
    void readsWhatPeopleSay() {
        assertThat(AspectRatio.parse("16:9", AspectRatio.SQUARE)).isEqualTo(AspectRatio.WIDE);
        assertThat(AspectRatio.parse("auto", AspectRatio.WIDE)).isEqualTo(AspectRatio.WIDE);
        assertThat(AspectRatio.parse("0:1", AspectRatio.SQUARE)).isEqualTo(AspectRatio.SQUARE);
        assertThat(AspectRatio.parse("1:2:3", AspectRatio.SQUARE)).isEqualTo(AspectRatio.SQUARE);
        assertThat(AspectRatio.parse(null, AspectRatio.SQUARE)).isEqualTo(AspectRatio.SQUARE);
    }

    @Test
    void choosesAShapeTheStyleSheetKnowsForEverySize() throws IOException {
        String css;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/static/css/loggia.css"))) {
            css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(AspectRatio.nearest(1920, 1080).cssClass()).isEqualTo("r-16x9");
        assertThat(AspectRatio.nearest(1, 9000).cssClass()).isEqualTo("r-1x2");
        for (int width = 100; width < 4000; width += 90) {
            String shape = AspectRatio.nearest(width, 1000).cssClass();
            assertThat(shape.equals("r-1x1") || css.contains("." + shape + " "))
                    .as(shape)
                    .isTrue();
        }
    }
}
