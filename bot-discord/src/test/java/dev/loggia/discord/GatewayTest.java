package dev.loggia.discord;

import static dev.loggia.discord.Rig.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.discord.gateway.DiscordGateway;
import dev.loggia.sandbox.discord.GatewayFaults;
import dev.loggia.sandbox.discord.Interaction;
import dev.loggia.sandbox.discord.Route;
import dev.loggia.sandbox.discord.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whatever happens to the connection, the next command is heard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayTest {
    private Rig rig;
    private final List<String> tokens = new ArrayList<>();
    private int commands;

    private final LogWatch log = new LogWatch();

    @BeforeAll
    void connect() {
        rig = Rig.connected();
    }

    @AfterAll
    void saidNoSecretInAllThis() {
        rig.close();
        log.close();
        assertThat(log.lines())
                .isNotEmpty()
                .noneMatch(line -> line.contains(rig.discord.token())
                        || line.contains("number ")
                        || tokens.stream().anyMatch(line::contains));
    }

    @Test
    void resumesWhenAskedToReconnectAndWhenDropped() {
        GatewayFaults gateway = rig.discord.gateway();
        int resumed = gateway.resumed();

        gateway.askToReconnect();
        await().atMost(SOON).until(() -> gateway.resumed() > resumed);
        heard(says());
        gateway.drop();
        await().atMost(SOON).until(() -> gateway.resumed() > resumed + 1);
        heard(says());
        gateway.close(4000);
        await().atMost(SOON).until(() -> gateway.resumed() > resumed + 2);
        heard(says());
    }

    @Test
    void beginsAnewWhenTheSessionIsInvalid() {
        GatewayFaults gateway = rig.discord.gateway();
        int identified = gateway.identified();

        gateway.invalidate(false);

        await().atMost(SOON).until(() -> gateway.identified() > identified && gateway.ready() > 0);
        heard(says());
    }

    @Test
    void replacesAConnectionThatIsOpenAndDead() {
        GatewayFaults gateway = rig.discord.gateway();
        int resumed = gateway.resumed();

        gateway.silence();

        await().atMost(SOON).until(() -> gateway.resumed() > resumed);
        heard(says());
        await().atMost(SOON)
                .until(() -> rig.shards.sessions().values().stream().allMatch(DiscordGateway.Session::connected));
    }

    @Test
    void theSameInteractionThreeTimesIsOneCall() {
        Interaction asked = says();
        heard(asked);
        rig.discord.forgetRequests();

        rig.discord.resend(asked);
        rig.discord.resend(asked);
        heard(says());

        assertThat(rig.desk.heard())
                .filteredOn(heard -> heard.call().event().equals(asked.id()))
                .hasSize(1);
        assertThat(rig.discord.requests(Route.CALLBACK))
                .noneMatch(request -> request.path().contains(asked.id()));
    }

    @Test
    void sixtyCommandsAtOnceAreAcknowledgedSideBySide() {
        rig.discord.faults().latency(Duration.ofMillis(500));
        List<Interaction> asked = new ArrayList<>();

        for (int i = 0; i < 60; i++) {
            asked.add(says());
        }
        asked.forEach(this::heard);
        rig.discord.faults().clear();

        assertThat(asked).allMatch(interaction -> interaction.answeredWith() == 5);
        assertThat(rig.discord.mostInFlight(Route.CALLBACK)).isBetween(5, 32);
    }

    @Test
    void whatIsAcknowledgedTooLateIsNotDone() {
        GatewayFaults gateway = rig.discord.gateway();
        gateway.refuse(true);
        gateway.drop();
        await().atMost(SOON).until(() -> gateway.ready() == 0);
        Interaction late = says();
        rig.clock.advance(Duration.ofSeconds(4));
        gateway.refuse(false);
        await().atMost(SOON)
                .until(() -> rig.meters
                                .find("loggia.discord.acknowledgement")
                                .tag("outcome", "too_late")
                                .timer()
                        != null);

        assertThat(late.answeredWith()).isZero();
        assertThat(rig.desk.heard()).noneMatch(heard -> heard.call().event().equals(late.id()));
    }

    @Test
    void registersCommandsOnceForEverybody() {
        assertThat(rig.discord.commands()).containsExactlyInAnyOrder("/imagine", "/balance", "/block");
        assertThat(rig.registerAgain()).isTrue();
        assertThat(rig.discord.requests(Route.OVERWRITE_COMMANDS)).hasSizeLessThan(2);
        assertThat(rig.discord.wireFaults()).isEmpty();
    }

    private Interaction says() {
        commands++;
        Seat seat = rig.seat("Person " + commands);
        Interaction asked = seat.types("/imagine", Map.of("prompt", "number " + commands));
        tokens.add(asked.token());
        return asked;
    }

    private void heard(Interaction asked) {
        await().atMost(SOON).until(() -> rig.desk.heard().stream()
                .anyMatch(heard -> heard.call().event().equals(asked.id())));
    }
}
