package dev.loggia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void listsWhatCanBeMeasured() {
        assertThat(run("--list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("accept", "wallet", "feed", "start", "backlog", "chat");
    }

    @Test
    void aNameThatIsNoneIsSaidBeforeAnythingIsMeasured() {
        assertThat(run("accept", "nonsense")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("there is no measurement `nonsense`");
    }

    @Test
    void anArgumentThatIsNoneIsSaid() {
        assertThat(run("accept", "--turns", "3")).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("there is no argument `--turns`");
    }

    private int run(String... words) {
        return new Bench(new PrintStream(out, true, StandardCharsets.UTF_8), folder).run(List.of(words));
    }
}
