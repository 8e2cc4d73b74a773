package dev.loggia.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.portal.problem.ProblemException;
import dev.loggia.portal.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void readsUpToTheLimit() throws Exception {
        assertThat(BodyReader.read(new ByteArrayInputStream(new byte[10]), 10, 10, LONG))
                .hasSize(10);
        assertRefused(new ByteArrayInputStream(new byte[11]), -1, LONG, ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void refusesByTheDeclaredLengthWithoutReading() {
        assertRefused(new Endless(), 11, LONG, ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void givesUpOnATrickle() {
        assertRefused(new Endless(), -1, Duration.ofMillis(1), ProblemType.REQUEST_TIMEOUT);
    }

    private static void assertRefused(InputStream in, long declared, Duration timeout, ProblemType type) {
        assertThatThrownBy(() -> BodyReader.read(in, declared, 10, timeout))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().type()).isEqualTo(type));
    }

    /** Gives nothing, again and again. */
    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return 0;
        }
    }
}
