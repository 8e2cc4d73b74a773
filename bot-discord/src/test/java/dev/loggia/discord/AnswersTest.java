package dev.loggia.discord;

import static dev.loggia.discord.Rig.SOON;
import static dev.loggia.discord.Rig.sees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.chat.ChatDoor.Shown;
import dev.loggia.sandbox.discord.Channel;
import dev.loggia.sandbox.discord.Guild;
import dev.loggia.sandbox.discord.Interaction;
import dev.loggia.sandbox.discord.Route;
import dev.loggia.sandbox.discord.Seat;
import dev.loggia.sandbox.discord.Seen;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How answers get through when the straight way is closed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTest {
    private Rig rig;
    private int people;

    @BeforeAll
    void connect() {
        rig = Rig.connected(options -> options.guilds(2));
    }

    @AfterAll
    void disconnect() {
        rig.close();
    }

    @AfterEach
    void calmDown() {
        rig.discord.faults().clear();
        assertThat(rig.discord.wireFaults()).isEmpty();
    }

    @Test
    void afterAQuarterOfAnHourTheResultComesAsAMessageThatTellsTheRequester() {
        Asking ann = asks();
        rig.show(ann.heard, Samples.working("1 %"));
        rig.clock.advance(Duration.ofMinutes(16));

        rig.show(ann.heard, Samples.working("80 %"));
        Seen progress = sees(ann.seat, "80 %");
        rig.finish(ann.heard, Samples.pictures(Samples.picture(0, 100)));

        Seen result = ann.result();
        assertThat(result.id()).isNotEqualTo(progress.id());
        assertThat(result.pings()).containsExactly(ann.seat.person().id());
        assertThat(result.files()).hasSize(1);
        assertThat(ann.seat.sees()).noneMatch(seen -> seen.id().equals(progress.id()));
    }

    @Test
    void aTokenThatDiesEarlyIsNoDifferent() {
        Asking ann = asks();
        rig.discord.faults().expire(ann.asked);

        Shown shown = rig.finish(ann.heard, Samples.pictures(Samples.picture(0, 100)));

        assertThat(shown).isInstanceOf(Shown.Done.class);
        assertThat(ann.result().pings()).containsExactly(ann.seat.person().id());
    }

    @Test
    void aMessageThatSomebodyDeletedIsReplaced() {
        Asking ann = asks();
        rig.show(ann.heard, Samples.working("deleted soon"));
        Seen progress = sees(ann.seat, "deleted soon");
        rig.delete(ann.seat.channel().id(), progress.id());

        rig.finish(ann.heard, Samples.pictures(Samples.picture(0, 100)));

        assertThat(ann.result().id()).isNotEqualTo(progress.id());
    }

    @Test
    void whereTheBotMayNotWriteItComesInPrivate() {
        Guild guild = rig.discord.guild();
        Channel closed = guild.openChannel("closed", false);
        Asking ann = asks(closed);
        rig.clock.advance(Duration.ofMinutes(15));
        rig.discord.faults().mute(closed);

        rig.finish(ann.heard, Samples.pictures(Samples.picture(0, 100)));

        assertThat(sees(ann.seat.person().direct(), "Ready").files()).hasSize(1);
    }

    @Test
    void whoCannotBeToldAnyMoreIsUnreachable() {
        Guild guild = rig.discord.guilds().get(1);
        Asking ann = asks(guild.channel("gallery"));
        rig.clock.advance(Duration.ofMinutes(15));
        rig.discord.faults().kick(guild);
        rig.discord.faults().closeDirect(ann.seat.person());

        Shown shown = rig.finish(ann.heard, Samples.pictures(Samples.picture(0, 100)));

        assertThat(shown).isInstanceOfSatisfying(Shown.Unreachable.class, lost -> assertThat(lost.note())
                .contains("50001", "50007")
                .doesNotContain(ann.seat.person().id()));
    }

    @Test
    void whatOnlyTheRequesterWasToSeeNeverGoesToTheChannel() {
        Seat ann = seat(rig.discord.guild().channel("gallery"));
        Interaction asked = ann.types("/balance");
        Heard heard = heard(asked);
        rig.clock.advance(Duration.ofMinutes(15));
        rig.discord.faults().closeDirect(ann.person());

        assertThat(rig.finish(heard, Samples.working("three left"))).isInstanceOf(Shown.Unreachable.class);
        assertThat(ann.sees()).noneMatch(seen -> seen.words().contains("three left"));
    }

    @Test
    void whatOnlyTheRequesterSeesIsTakenBackForAQuarterOfAnHour() {
        Seat ann = seat(rig.discord.guild().channel("gallery"));
        Heard page = heard(ann.types("/balance"));
        rig.finish(page, Samples.pictures(Samples.picture(0, 100)));
        Seen shown = sees(ann, seen -> !seen.files().isEmpty() && seen.ephemeral());
        Heard turned = heard(ann.presses(shown, "Turn"));
        rig.finish(turned, Samples.pictures(Samples.picture(1, 100)));
        assertThat(rig.addressOf(turned)).contains("\"hidden\":true");

        assertThat(rig.finish(page, Samples.working("the first is gone"))).isInstanceOf(Shown.Done.class);
        assertThat(sees(ann, "the first is gone").id()).isEqualTo(shown.id());
        assertThat(rig.finish(turned, Samples.refused("the second is gone"))).isInstanceOf(Shown.Done.class);
        Seen left = sees(ann, "the second is gone");
        assertThat(left.id()).isEqualTo(shown.id());
        assertThat(left.files()).isEmpty();
        assertThat(rig.addressOf(page)).doesNotContain("\"token\":\"\"");

        rig.clock.advance(Duration.ofMinutes(15));
        assertThat(rig.finish(page, Samples.working("too late"))).isInstanceOf(Shown.Unreachable.class);
        assertThat(rig.finish(turned, Samples.working("too late"))).isInstanceOf(Shown.Unreachable.class);
        assertThat(ann.sees()).noneMatch(seen -> seen.words().contains("too late"));
    }

    @Test
    void aHiddenAnswerThatIsGoneIsNotWrittenAnewToBeTakenBack() {
        Seat ann = seat(rig.discord.guild().channel("gallery"));
        Interaction asked = ann.types("/balance");
        Heard page = heard(asked);
        rig.finish(page, Samples.pictures(Samples.picture(0, 100)));
        rig.delete(asked);

        assertThat(rig.finish(page, Samples.working("gone twice"))).isInstanceOf(Shown.Done.class);
        assertThat(ann.sees()).noneMatch(seen -> seen.words().contains("gone twice"));
    }

    @Test
    void waitsAsLongAsDiscordSaysForOneRequesterAlone() {
        Asking ann = asks();
        Asking bob = asks();
        rig.discord.faults().limit(ann.asked, Duration.ofSeconds(7), 1);

        Shown limited = rig.show(ann.heard, Samples.working("limited"));
        Shown again = rig.show(ann.heard, Samples.working("limited"));
        Shown other = rig.show(bob.heard, Samples.working("not limited"));

        assertThat(limited).isInstanceOfSatisfying(Shown.Later.class, later -> assertThat(later.after())
                .isEqualTo(Duration.ofSeconds(7)));
        assertThat(again).as("asked of nobody").isInstanceOf(Shown.Later.class);
        assertThat(other).isInstanceOf(Shown.Done.class);
        rig.clock.advance(Duration.ofSeconds(8));
        assertThat(rig.show(ann.heard, Samples.working("limited"))).isInstanceOf(Shown.Done.class);
    }

    @Test
    void tryingAgainAfterALostAnswerSaysThatItIsTheSameMessage() {
        Asking ann = asks();
        rig.clock.advance(Duration.ofMinutes(15));
        rig.discord.faults().loseAnswer(Route.SEND, 1);

        Shown lost = rig.finish(ann.heard, Samples.pictures(Samples.picture(0, 100)));
        Shown found = rig.show(ann.heard, Samples.pictures(Samples.picture(0, 100)), true, 1);

        assertThat(lost).isInstanceOf(Shown.Later.class);
        assertThat(found).isInstanceOf(Shown.Done.class);
        assertThat(rig.discord.requests(Route.SEND))
                .filteredOn(request ->
                        request.body().toString().contains(ann.heard.call().event()))
                .hasSize(2)
                .allMatch(request -> request.body().toString().contains("\"enforce_nonce\":true"));
    }

    @Test
    void aServerErrorWaitsLongerEachTime() {
        Asking ann = asks();
        rig.discord.faults().error(Route.EDIT_ANSWER, 503, 2);

        assertThat(rig.show(ann.heard, Samples.working("x"), true, 0))
                .isInstanceOfSatisfying(
                        Shown.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(2)));
        assertThat(rig.show(ann.heard, Samples.working("x"), true, 3))
                .isInstanceOfSatisfying(
                        Shown.Later.class, later -> assertThat(later.after()).isEqualTo(Duration.ofSeconds(16)));
        assertThat(rig.show(ann.heard, Samples.working("x"), true, 4)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void anAcknowledgementThatIsLostOnTheWayIsSentAgain() {
        rig.discord.faults().drop(Route.CALLBACK, 1);
        Asking ann = asks();
        assertThat(ann.asked.answeredWith()).isEqualTo(5);

        rig.discord.faults().loseAnswer(Route.CALLBACK, 1);
        Asking bob = asks();
        assertThat(rig.finish(bob.heard, Samples.working("once"))).isInstanceOf(Shown.Done.class);
    }

    private Asking asks() {
        return asks(rig.discord.guild().channel("gallery"));
    }

    private Asking asks(Channel channel) {
        Seat seat = seat(channel);
        Interaction asked =
                seat.types("/imagine", Map.of("prompt", "by " + seat.person().name()));
        return new Asking(seat, asked, heard(asked));
    }

    private Seat seat(Channel channel) {
        people++;
        return rig.discord.person("Person " + people).in(channel);
    }

    private Heard heard(Interaction asked) {
        await().atMost(SOON).until(() -> rig.desk.heard().stream()
                .anyMatch(heard -> heard.call().event().equals(asked.id())));
        return rig.desk.heard().stream()
                .filter(heard -> heard.call().event().equals(asked.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Somebody who has typed /imagine and sees that it is being thought about. */
    private record Asking(Seat seat, Interaction asked, Heard heard) {
        /** What has pictures and is theirs. */
        Seen result() {
            return sees(
                    seat,
                    seen -> !seen.files().isEmpty()
                            && (seat.person().name().equals(seen.usedBy())
                                    || seen.pings().contains(seat.person().id())));
        }
    }
}
