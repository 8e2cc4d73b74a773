package dev.loggia.proof.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every mistake is caught by its check, and no check objects without one. */
class PlantedTest {
    @TempDir
    private static Path folder;

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(folder);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void isCaught(Bug bug) {
        List<Finding> found = stage.play(bug.story(), bug.mistake());
        assertThat(found).extracting(Finding::check).contains(bug.caughtBy());
    }

    @ParameterizedTest
    @EnumSource(Story.class)
    void nothingIsFoundWithoutAMistake(Story story) {
        assertThat(stage.play(story)).isEmpty();
    }
}
