package dev.loggia.proof.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loggia.proof.failpoint.Failpoint;
import dev.loggia.proof.frame.Arguments;
import dev.loggia.proof.frame.Verdict;
import org.junit.jupiter.api.Test;

class ChatProofTest {
    private static final Arguments ONE = Arguments.none()
            .with("point", Failpoint.CHAT_POST_ACTION.wireName())
            .with("after", "restart");

    /** The worst place: it is submitted and paid for, and the call does not know; also when nothing new is accepted any more. */
    @Test
    void whoeverAskedGetsOnePictureFromTheServerThatIsStartedAgain() {
        Verdict verdict = new ChatProof().run(ONE, line -> {});
        assertThat(verdict.holds()).as(String.join("\n", verdict.lines())).isTrue();
        assertThat(verdict.figures()).containsEntry("crashes", 4).containsEntry("failed", 0L);
    }

    @Test
    void saysWhatItKnows() {
        assertThatThrownBy(() -> new ChatProof().run(ONE.with("in", "irc"), line -> {}))
                .hasMessage("--in is one of discord, telegram.");
    }
}
