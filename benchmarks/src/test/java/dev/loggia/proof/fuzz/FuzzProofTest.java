package dev.loggia.proof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.proof.frame.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzProofTest {
    @TempDir
    private Path folder;

    /** The share of every test run: always the same requests. */
    @Test
    void aServerTakesAnything() {
        Verdict verdict = new FuzzProof().run(folder, 4711, Duration.ofMinutes(5), 600, line -> {});
        assertThat(verdict.holds()).as(String.join("\n", verdict.lines())).isTrue();
    }

    @Test
    void theSameNumberIsTheSameRequest() {
        Corpus corpus = new Corpus(List.of("g"), List.of("m"));
        for (int number = 0; number < 500; number++) {
            Attempt once = Attempt.draw(corpus, 7, number);
            assertThat(Attempt.draw(corpus, 7, number).escaped()).isEqualTo(once.escaped());
            assertThat(once.escaped()).matches("[\\x20-\\x7e]*");
        }
        assertThat(Attempt.draw(corpus, 8, 1).bytes())
                .isNotEqualTo(Attempt.draw(corpus, 7, 1).bytes());
    }

    @Test
    void aFaultIsSeen() {
        assertThat(new Reply("HTTP/1.1 200 \r\n\r\nHTTP/1.1 500 \r\n\r\n", true, 1).fault())
                .isEqualTo("status 500");
        assertThat(new Reply("HTTP/1.1 400 \r\n\r\n\tat a.b.C", true, 1).fault())
                .isEqualTo("shows its inside");
        assertThat(new Reply("", false, 5001).fault()).isEqualTo("no end within 5001 ms");
        assertThat(new Reply("HTTP/1.1 501 \r\n\r\n", true, 1).fault()).isEqualTo("status 501");
    }
}
