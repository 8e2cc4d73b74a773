package dev.loggia.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Verdict;
import org.junit.jupiter.api.Test;

class CrashProofTest {
    private static final Arguments ONE = Arguments.none()
            .with("point", Failpoint.SUBMIT_POST_CALL.wireName())
            .with("after", "restart");

    /** The worst place: the provider works on it and nobody knows the task. */
    @Test
    void anAnsweredCallThatNobodyHeardOfEndsWell() {
        Verdict verdict = new CrashProof().run(ONE.with("fate", "success"), line -> {});
        assertThat(verdict.holds()).as(String.join("\n", verdict.lines())).isTrue();
        assertThat(verdict.figures()).containsEntry("crashes", 1).containsEntry("failed", 0L);
    }

    @Test
    void saysWhatItKnows() {
        assertThatThrownBy(() -> new CrashProof().run(ONE.with("fate", "sudden"), line -> {}))
                .hasMessage("--fate is one of success, failure, lost-callback.");
    }
}
