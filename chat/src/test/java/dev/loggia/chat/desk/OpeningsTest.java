package dev.loggia.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.FormAction;
import dev.loggia.chat.Opening;
import dev.loggia.chat.Place;
import dev.loggia.engine.account.Requester;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private static final Opening EMPTY = new Opening.Open(Map.of());
    private static final Opening FULL = new Opening.Open(Map.of("prompt", "a boat"));
    private static final Call CALL = new Call(
            new Requester.ChatUser("discord", "ann"),
            "1",
            "Ann",
            new Place(null, "dm", null, false, false, Set.of()),
            Locale.ENGLISH,
            "edit",
            "it",
            Map.of(),
            Instant.EPOCH);

    private final Openings openings = new Openings((Call call) -> call);

    @AfterEach
    void stop() {
        openings.destroy();
    }

    @Test
    void aFormHoldsWhatItsActionSays() {
        assertThat(openings.of(form(() -> FULL), CALL)).isEqualTo(FULL);
    }

    @Test
    void whatFailsOpensEmptyAndTheNextIsAskedAgain() {
        assertThat(openings.of(
                        form(() -> {
                            throw new IllegalStateException();
                        }),
                        CALL))
                .isEqualTo(EMPTY);
        assertThat(openings.of(form(() -> FULL), CALL)).isEqualTo(FULL);
    }

    @Test
    void whatDoesNotComeInTimeOpensEmptyAndNobodyWaitsForItAgainSoon() {
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();

        assertThat(openings.of(form(() -> waitFor(never)), CALL)).isEqualTo(EMPTY);
        assertThat(openings.of(
                        form(() -> {
                            asked.incrementAndGet();
                            return FULL;
                        }),
                        CALL))
                .isEqualTo(EMPTY);

        assertThat(asked).hasValue(0);
    }

    private static Opening waitFor(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FULL;
    }

    private static FormAction form(Supplier<Opening> opening) {
        return new FormAction() {
            @Override
            public Opening open(Call call) {
                return opening.get();
            }

            @Override
            public String name() {
                return "edit";
            }

            @Override
            public Acknowledgement acknowledgement() {
                return new Acknowledgement.OnlyRequester();
            }

            @Override
            public Answer answer(Call call) {
                throw new AssertionError("only the form is asked for");
            }
        };
    }
}
