package dev.loggia.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.testing.RejectionCodes;
import org.junit.jupiter.api.Test;

class RejectionTest {
    /** A code is the name of sentences in every door. */
    @Test
    void noTwoFeaturesHaveTheSameCode() {
        assertThat(RejectionCodes.all().map(Rejection.Code::name))
                .hasSizeGreaterThanOrEqualTo(20)
                .doesNotHaveDuplicates();
    }
}
