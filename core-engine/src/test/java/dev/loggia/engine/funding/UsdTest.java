package dev.loggia.engine.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsdTest {

    @ParameterizedTest
    @CsvSource({
        "50, 50000000, 50.00 USD",
        "50.00, 50000000, 50.00 USD",
        "-3.25, -3250000, -3.25 USD",
        "+0.1, 100000, 0.10 USD",
        "0.000001, 1, 0.000001 USD",
        "-0, 0, 0.00 USD",
        "999999999.999999, 999999999999999, 999999999.999999 USD"
    })
    void isExactBothWays(String written, long micros, String shown) {
        assertThat(Usd.parseMicros(written)).isEqualTo(micros);
        assertThat(Usd.format(micros)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 5",
                "$50",
                "50 USD",
                "1,000",
                "1e3",
                ".5",
                "5.",
                "0.0000001",
                "1000000000",
                "--5",
                "NaN",
                "0x10",
                "\u0665"
            })
    void refusesWhatIsNoAmount(String written) {
        assertThatThrownBy(() -> Usd.parseMicros(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + written + "\" is no amount in US dollars; write it like 50 or 50.25");
    }
}
