package dev.loggia.chat.button;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.chat.ButtonIds;
import dev.loggia.engine.platform.Secrets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedButtonIdsTest {
    private static final String SECRET = "a-secret-for-tests-only-0123456789";
    private static final String OTHER = "another-secret-for-tests-0123456789";

    private final ButtonIds ids = new SignedButtonIds(Secrets.of(SECRET));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678901234567",
                "d0d6c1f2-2f44-4b4b-8f6e-0a1b2c3d4e5f",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void whatIsWrittenIsReadAndFitsEverywhere(String subject) {
        String id = ids.write("variationsab", subject);

        assertThat(id.getBytes(UTF_8).length).isLessThanOrEqualTo(64);
        assertThat(id).isPrintable();
        assertThat(ids.read(id)).contains(new ButtonIds.Pressed("variationsab", subject));
    }

    @Test
    void aGenerationTakesLittleRoom() {
        assertThat(ids.write("again", UUID.randomUUID().toString())).hasSize(5 + 1 + 22 + 11);
    }

    @Test
    void noneCanBeMadeUp() {
        String id = ids.write("again", UUID.randomUUID().toString());

        for (int i = 0; i < id.length(); i++) {
            char other = id.charAt(i) == 'A' ? 'B' : 'A';
            // The last character of the MAC has two bits that decode to nothing, and must be the right one all the
            // same.
            assertThat(ids.read(id.substring(0, i) + other + id.substring(i + 1)))
                    .isEmpty();
        }
        assertThat(new SignedButtonIds(Secrets.of(OTHER)).read(id)).isEmpty();
    }

    /** Buttons hang under messages for years. */
    @Test
    void aButtonIsTheSameInEveryVersion() {
        assertThat(ids.write("again", "d0d6c1f2-2f44-4b4b-8f6e-0a1b2c3d4e5f"))
                .isEqualTo("again~0NbB8i9ES0uPbgobLD1OXwtpAu1UyatxY");
        assertThat(ids.write("feed", "x")).isEqualTo("feed.xWfpjc4G4XXo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "again",
                "~",
                "again.x",
                "äöü~ßßßßßßßßßßßßßßßßßß",
                "again.x\u0000aaaaaaaaaaaa",
                "👍👍👍👍👍👍👍👍👍👍👍👍"
            })
    void nonsenseIsNoButton(String id) {
        assertThat(ids.read(id)).isEmpty();
        assertThat(ids.read(id.repeat(20))).isEmpty();
    }

    @Test
    void buttonsFromBeforeTheSecretWasReplacedWorkWhileItIsRemembered() {
        String old = ids.write("again", "1");

        assertThat(new SignedButtonIds(Secrets.replaced(OTHER, SECRET, LocalDate.EPOCH)).read(old))
                .isPresent();
        assertThat(new SignedButtonIds(Secrets.replaced(OTHER, SECRET, LocalDate.EPOCH)).write("again", "1"))
                .isNotEqualTo(old);
    }

    @Test
    void whatDoesNotFitIsRefusedWhenWritten() {
        assertThatThrownBy(() -> ids.write("Again", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ids.write("again", "x".repeat(37))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ids.write("again", "ä")).isInstanceOf(IllegalArgumentException.class);
    }
}
