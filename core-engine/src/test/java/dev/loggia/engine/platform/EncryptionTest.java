package dev.loggia.engine.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EncryptionTest {
    private static final String NOW = "a-secret-for-tests-only-0123456789";
    private static final String BEFORE = "the-secret-before-it-0123456789";
    private static final byte[] PLAIN = "what a payment provider says".getBytes(UTF_8);

    private final Encryption encryption = new Encryption(Secrets.of(NOW).derive("one"));

    @Test
    void opensWhereItWasMeantToBeAndNowhereElse() {
        byte[] encrypted = encryption.encrypt(PLAIN, "row 1");

        assertThat(encryption.decrypt(encrypted, "row 1")).contains(PLAIN);
        assertThat(encryption.decrypt(encrypted, "row 2")).isEmpty();
        assertThat(new Encryption(Secrets.of(NOW).derive("two")).decrypt(encrypted, "row 1"))
                .isEmpty();
        assertThat(new String(encrypted, UTF_8)).doesNotContain("payment");
        assertThat(encryption.encrypt(PLAIN, "row 1")).isNotEqualTo(encrypted);
    }

    @Test
    void whatWasChangedOrIsNoneDoesNotOpen() {
        byte[] encrypted = encryption.encrypt(PLAIN, "");
        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            assertThat(encryption.decrypt(changed, "")).isEmpty();
        }
        assertThat(encryption.decrypt(new byte[0], "")).isEmpty();
    }

    @Test
    void whatWasEncryptedBeforeTheSecretWasReplacedOpensStill() {
        byte[] old = new Encryption(Secrets.of(BEFORE).derive("one")).encrypt(PLAIN, "row 1");
        Secrets replaced = Secrets.replaced(NOW, BEFORE, LocalDate.EPOCH);

        assertThat(new Encryption(replaced.derive("one")).decrypt(old, "row 1")).contains(PLAIN);
    }
}
