package dev.loggia.portal.generation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComposerTest {
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
