package dev.loggia.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verb says to whoever types it. */
class ProveTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void listsWhatThereIs() {
        assertThat(run()).isZero();
        assertThat(said.toString(UTF_8))
                .contains("  crash", "  chat", "  storm", "  race", "  model", "  planted", "  fuzz");
    }

    @Test
    void saysWhatIsWrongInASentence() {
        assertThat(run("dance")).isEqualTo(2);
        assertThat(run("race", "--rounds", "3")).isEqualTo(2);
        assertThat(run("race", "--repetitions", "many")).isEqualTo(2);
        assertThat(run("model", "--sequences=0")).isEqualTo(2);
        assertThat(said)
                .asString()
                .contains(
                        "there is no proof `dance`",
                        "there is no argument `--rounds`",
                        "--repetitions needs a whole number.",
                        "--sequences is from 1");
    }

    @Test
    void keepsTheFigures() {
        assertThat(run("model", "--seed=3", "--commands", "10")).isZero();
        assertThat(folder.resolve("model.json")).content().contains("\"firstSeed\" : 3", "\"holds\" : true");
    }

    private int run(String... words) {
        return new Prove(new PrintStream(said, true, UTF_8), folder).run(List.of(words));
    }
}
