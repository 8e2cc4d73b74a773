package dev.loggia.portal.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.engine.net.AddressLiteral;
import dev.loggia.engine.net.CidrBlock;
import dev.loggia.engine.platform.LoggiaException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,10.255.255.255,true",
        "10.0.0.0/8,11.0.0.0,false",
        "10.0.0.0/8,::ffff:10.0.0.1,true",
        "10.0.0.0/8,2001:db8::1,false",
        "192.0.2.128/25,192.0.2.127,false",
        "192.0.2.128/25,192.0.2.128,true",
        "192.0.2.7,192.0.2.7,true",
        "192.0.2.7,192.0.2.6,false",
        "2a06:98c0::/29,2a06:98c7:ffff::1,true",
        "2a06:98c0::/29,2a06:98c8::,false",
        "::1,::1,true"
    })
    void holdsWhatSharesItsBits(String range, String address, boolean inside) {
        assertThat(CidrBlock.of(range).contains(AddressLiteral.read(address).orElseThrow()))
                .isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/0",
                "10.0.0.0/08",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.1/8",
                "10.0.0/8",
                "2001:db8::/129",
                "2001:db8::1/32",
                "::ffff:10.0.0.0/104",
                "proxy",
                "*"
            })
    void refusesInOneSentence(String text) {
        assertThatThrownBy(() -> CidrBlock.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"");
    }

    @Test
    void cloudflaresRangesAreShippedAndReplaceable() {
        List<CidrBlock> shipped =
                ClientAddressConfiguration.ranges("classpath:dev/loggia/portal/visitor/cloudflare-ranges.txt");

        assertThat(shipped).hasSize(22).doesNotHaveDuplicates();
        assertThatThrownBy(() -> ClientAddressConfiguration.ranges("file:/no/such/list"))
                .isInstanceOf(LoggiaException.class)
                .hasMessageContaining("cloudflare-ranges names file:/no/such/list");
    }
}
