package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** That old values stay valid is in the tests of each use, with vectors made before there was this class. */
class SecretsTest {
    private static final String NOW = "a-secret-for-tests-only-0123456789";
    private static final String BEFORE = "the-secret-before-it-0123456789";

    @Test
    void eachUseHasAKeyOfItsOwn() {
        Secrets secrets = Secrets.of(NOW);

        assertThat(secrets.derive("one").sign("text", 18))
                .hasSize(24)
                .isEqualTo(Secrets.of(NOW).derive("one").sign("text", 18))
                .isNotEqualTo(secrets.derive("two").sign("text", 18));
    }

    @Test
    void whatWasSignedBeforeIsRecognisedWhileTheSecretIsRemembered() {
        String old = Secrets.of(BEFORE).derive("one").sign("text", 8);
        DerivedKey replaced =
                Secrets.replaced(NOW, BEFORE, LocalDate.of(2026, 11, 30)).derive("one");

        assertThat(replaced.isSignature("text", 8, old)).isTrue();
        assertThat(replaced.isSignature("text", 8, replaced.sign("text", 8))).isTrue();
        assertThat(replaced.isSignature("texT", 8, old)).isFalse();
        assertThat(replaced.isToken(Secrets.of(BEFORE).derive("one").asToken())).isTrue();
        assertThat(replaced.sign("text", 8)).isNotEqualTo(old);
        assertThat(Secrets.of(NOW).derive("one").isSignature("text", 8, old)).isFalse();
    }

    /** RFC 4231, test case 2. */
    @Test
    void itIsHmacSha256() {
        assertThat(HexFormat.of().formatHex(MacKey.ofText("Jefe").mac("what do ya want for nothing?")))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void aWrongSettingIsNamedAndItsValueIsNot() {
        assertThatThrownBy(() -> Secrets.of(" ")).hasMessageContaining("loggia.secret is not set");
        assertThatThrownBy(() -> Secrets.of("short"))
                .hasMessageContaining("loggia.secret")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new Secrets(NOW, "short", "2026-11-23"))
                .hasMessageContaining("loggia.secret-previous")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> new Secrets(NOW, BEFORE, "")).hasMessageContaining("loggia.secret-since");
    }

    @Test
    void showsNothingOfItself() {
        Secrets secrets = Secrets.of(NOW);
        assertThat(secrets + " " + secrets.derive("one")).doesNotContain(NOW).contains("redacted");
    }
}
