package dev.loggia.telegram.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void isReadAsItWasWritten() {
        for (Address address : List.of(
                Address.of(-1001, 7, 12),
                Address.of(42, null, null),
                Address.ofPress(-1001, 7, 12, "4389"),
                Address.inPlace(42, null, 99, true, "1"),
                Address.of(-1001, 7, 12).showing(5, true).withAlbum(List.of(6, 7)),
                Address.of(-1001, 7, 12).privately(42),
                Address.of(-1001, 7, 12).hinted(3))) {
            assertThat(Address.read(address.written())).isEqualTo(address);
        }
    }

    @Test
    void othersAreRefused() {
        for (String text : List.of("", "c", "c=", "c=x", "t=1", "{}", "c=1&m=x", "c=1&s=NOWHERE")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Address.read(text));
        }
    }

    @Test
    void whatExpiresIsNotKept() {
        assertThat(Address.ofPress(42, null, 12, "4389").heard().written()).doesNotContain("4389");
    }
}
