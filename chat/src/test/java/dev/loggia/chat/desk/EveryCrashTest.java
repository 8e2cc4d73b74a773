package dev.loggia.chat.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.loggia.chat.Call;
import dev.loggia.chat.ChatDoor;
import dev.loggia.chat.Message;
import dev.loggia.chat.Place;
import dev.loggia.chat.testing.ConversationTest;
import dev.loggia.chat.testing.FakeDoor;
import dev.loggia.chat.testing.Person;
import dev.loggia.chat.testing.Reply;
import dev.loggia.chat.testing.Uninterrupted;
import dev.loggia.engine.delivery.Deliveries;
import dev.loggia.engine.delivery.Notice;
import dev.loggia.engine.delivery.Recipient;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.testing.FakeTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each requester gets exactly one result and is charged once, whatever happens on the way. */
class EveryCrashTest extends ConversationTest {

    @Test
    void theSameEventThreeTimesIsOneCall() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat");
        chat.desk().receive(reply.call(), "again");
        chat.desk().receive(reply.call(), "and again");

        reply.seesPicture().sees("4 of 5").isOver();
        assertThat(chat.database()
                        .number("select count(*) from chat_call where event = '"
                                + reply.call().event() + "'"))
                .isEqualTo(1);
        ann.types("/quota").sees("4 of 5");
    }

    @Test
    void aDoorThatCrashesIsToldAgainWithItsAttempts() {
        chat.discord().crashesNextTime();
        Reply reply = ann.types("/quota").isOver();

        assertThat(reply.all()).hasSize(2);
        assertThat(reply.all().get(0).message()).isEqualTo(reply.all().get(1).message());
        assertThat(reply.all())
                .extracting(said -> said.conversation().attempts())
                .containsExactly(0, 1);
        assertThat(reply.all())
                .allSatisfy(said -> assertThat(said.conversation().last()).isTrue());
    }

    @Test
    void aCrashAfterSubmittingFindsWhatWasSubmitted() {
        chat.provider().willAccept().thenPending(10);
        Reply reply = ann.types("/imagine", "prompt", "a boat").sees("Painting");
        String event = reply.call().event();
        backTo(event, "state = 'RECEIVED', watched = '{}', shown = null");

        await().until(() -> state(event).equals("WATCHING"));
        reply.sees("Painting");
        ann.types("/quota").sees("4 of 5");
        paintsWhatWasAskedFor(event); // or its end comes in the midst of another test, and meets what is planned there
        reply.seesPicture().isOver();
    }

    /** What may close between a crash and the next run of the call. */
    enum Closes {
        PROVIDER,
        PERSON,
        PLACE,
        SOURCE
    }

    @ParameterizedTest
    @EnumSource
    void whatWasSubmittedIsGivenThoughItWouldBeRefusedNow(Closes what) {
        Person mod = this.mod.at(new Place("closing" + what, "art", null, false, true, Set.of()));
        Person ann = this.ann.at(new Place("closing" + what, "art", null, false, false, Set.of()));
        chat.paintsNext();
        Reply first = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        chat.provider().willAccept().thenPending(10);
        Reply reply = first.presses("Again").sees("Painting");
        String event = reply.call().event();
        switch (what) {
            case PROVIDER -> closesProvider();
            case PERSON -> mod.types("/block", "person", ann.user().user()).sees("no longer answer");
            case PLACE -> mod.types("/policy", "images", "false").sees("Pictures: off");
            case SOURCE -> first.presses("Delete").sees("Deleted");
        }
        int words = reply.all().size();
        backTo(event, "state = 'RECEIVED', watched = '{}', shows = '{}', shown = null, attempts = 1");

        await().until(() -> state(event).equals("WATCHING"));
        paintsWhatWasAskedFor(event);
        reply.seesPicture().isOver();
        assertThat(reply.all().subList(words, reply.all().size()))
                .noneMatch(said -> said.message().tone() == Message.Tone.REFUSED);
        assertThat(chat.database()
                        .number("select count(*) from generation where asker_key = '"
                                + ann.user().key() + "'"))
                .isEqualTo(2);
        chat.opensGate();
        await().until(() -> !chat.engine().generations().paused());
    }

    private void closesProvider() {
        chat.database()
                .jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "update provider_gate set paused_until = now() + interval '1 hour', pause_reason = 'closed:test'"));
        await().until(() -> chat.engine().generations().paused());
    }

    @Test
    void aCrashBetweenTheLastWordAndItsNoteShowsTheSameWordInItsPlace() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        int words = reply.all().size();
        String event = reply.call().event();
        backTo(event, "state = 'WATCHING', ended_at = null");

        await().until(() -> reply.all().size() > words);
        reply.isOver().seesPicture();
        FakeDoor.Said again = reply.all().get(words);
        assertThat(again.conversation().address()).isEqualTo("message-of-" + event);
        assertThat(again.conversation().attempts()).isGreaterThanOrEqualTo(1);
        ann.types("/quota").sees("4 of 5");
    }

    @Test
    void aGenerationThatEndedBeforeItWasWatchedIsTold() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        String event = reply.call().event();
        backTo(event, "state = 'RECEIVED', watched = '{}', ended_at = null, shown = null");

        reply.isOver().seesPicture();
        assertThat(chat.database()
                        .number("select count(*) from generation where asker_key = '"
                                + ann.user().key() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aBusyChatIsTriedAgain() {
        chat.discord()
                .nextTime(new ChatDoor.Shown.Later(Duration.ofMillis(10), "new token"))
                .nextTime(new ChatDoor.Shown.Later(Duration.ofMillis(10), "newer token"));
        Reply reply = ann.types("/quota").isOver();

        assertThat(reply.all())
                .extracting(said -> said.conversation().address())
                .containsExactly("address-of-" + reply.call().event(), "new token", "newer token");
    }

    @Test
    void whoCannotBeToldAnyMoreIsOnTheOperatorsList() {
        chat.discord().nextTime(new ChatDoor.Shown.Unreachable("the bot was removed from the place"));
        Reply reply = ann.types("/quota").isOver();

        assertThat(chat.database()
                        .strings("select note from chat_unreachable where event = '"
                                + reply.call().event() + "'"))
                .containsExactly("the bot was removed from the place");
    }

    @Test
    void theNewsOfAGenerationIsDeliveredOnceItsCallIsOver() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();

        await().until(() -> chat.database()
                        .number("select count(*) from delivery d join chat_call c on c.watched @> array[d.subject_id]"
                                + " where d.state = 'DELIVERED' and c.event = '"
                                + reply.call().event() + "'")
                == 1);
    }

    @Test
    void aWorkerThatWakesLateDoesNotHaveTheLastWord() {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        chat.discord().sleepsNextTime(asleep, awake);
        chat.provider().willAccept().thenSucceedWith(chat.engine().results().picture());
        Reply reply = ann.types("/imagine", "prompt", "a boat");
        Uninterrupted.await(asleep);
        String event = reply.call().event();
        await().until(() -> state(event).equals("WATCHING"));
        // Another node has taken over and told the end, as far as the database knows.
        await().until(() -> chat.database()
                        .number("select count(*) from generation where state = 'SUCCEEDED' and asker_key = '"
                                + ann.user().key() + "'")
                == 1);
        chat.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update chat_call set state = 'DONE', ended_at = now(), address = 'by the other', version = version + 1 where event = ?",
                        event));
        awake.countDown();
        chat.engine().recur("chat-upkeep");

        await().until(() -> reply.all().size() >= 2);
        reply.seesPicture().isOver();
    }

    @Test
    void whatIsDeletedGoesFromEveryMessageThatShowsIt() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        Reply history = ann.types("/history").seesPictures(1).isOver();
        Reply wall = bob.types("/feed").isOver();
        assertThat(wall.shown()).containsAll(picture.shown());

        picture.presses("Delete").sees("Deleted");

        picture.sees("No longer available").seesPictures(0);
        history.sees("Something on this page was deleted").seesPictures(0);
        wall.sees("Something on this page was deleted").seesPictures(0);
        history.presses("Show again").sees("That is all").seesPictures(0);
    }

    @Test
    void aDeletionThatIsInterruptedIsFinishedWhenItRunsAgain() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        // Killed after the engine has deleted it and before the chats are told.
        chat.engine().generations().remove(picture.shown().get(0), ann.user());

        Reply deletion = picture.presses("Delete").sees("Deleted").isOver();
        picture.sees("No longer available").seesPictures(0).isOver();
        int words = deletion.all().size();
        backTo(deletion.call().event(), "state = 'RECEIVED', answer = null, ended_at = null, attempts = 1");

        await().until(() -> deletion.all().size() > words);
        deletion.sees("Deleted").isOver();
    }

    @Test
    void whatIsDeletedWhileItIsShownGoesAtOnce() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        chat.discord().sleepsNextTime(asleep, awake);
        Reply history = ann.types("/history");
        Uninterrupted.await(asleep);

        picture.presses("Delete").sees("Deleted").isOver();
        awake.countDown();

        history.sees("Something on this page was deleted").seesPictures(0).isOver();
    }

    @Test
    void aNoticeIsToldAgainInPlaceOfItselfAndOnce() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        Notice notice = new Notice(
                new Recipient.Person("discord", ann.user().user()),
                "hidden",
                GenerationUpdates.subject(picture.shown().get(0)),
                "crash:" + picture.call().event());
        Deliveries deliveries = chat.engine().door(Deliveries.class);
        chat.discord().crashesNextTime();
        deliveries.tell(notice);
        deliveries.tell(notice);

        await().until(() -> chat.database()
                        .number("select count(*) from delivery where dedupe_key = '" + notice.key()
                                + "' and state = 'DELIVERED'")
                == 1);
        List<FakeDoor.Said> told = chat.discord().noticesTo(ann.user().user());
        assertThat(told).hasSize(2);
        assertThat(told.get(0).message()).isEqualTo(told.get(1).message());
        assertThat(told.get(1).conversation().attempts()).isEqualTo(1);
        assertThat(told)
                .extracting(said -> said.conversation().call().event())
                .containsOnly(told.get(0).conversation().call().event());
    }

    @Test
    void aCancelThatIsRepeatedCancelsNothingElse() {
        chat.closesGate();
        try {
            ann.types("/imagine", "prompt", "a boat").seesButton("Cancel");
            Reply cancel = ann.types("/cancel").sees("Cancelled").isOver();
            Reply next = ann.types("/imagine", "prompt", "another boat").seesButton("Cancel");
            int words = cancel.all().size();
            backTo(cancel.call().event(), "state = 'RECEIVED', answer = null, ended_at = null, attempts = 1");

            await().until(() -> cancel.all().size() > words);
            cancel.sees("Cancelled").isOver();
            assertThat(chat.database()
                            .strings("select state from generation where id::text in"
                                    + " (select unnest(watched) from chat_call where event = '"
                                    + next.call().event() + "')"))
                    .doesNotContain("CANCELLED");
            Reply press = next.presses("Cancel").sees("Cancelled").isOver();
            int pressed = press.all().size();
            backTo(press.call().event(), "state = 'RECEIVED', answer = null, ended_at = null, attempts = 1");
            await().until(() -> press.all().size() > pressed);
            press.sees("Cancelled").isOver();
        } finally {
            chat.opensGate();
        }
    }

    @Test
    void noWordFollowsTheLast() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();

        List<FakeDoor.Said> words = reply.all();
        assertThat(words.get(words.size() - 1).conversation().last()).isTrue();
        assertThat(words.subList(0, words.size() - 1))
                .noneMatch(said -> said.conversation().last());
    }

    @Test
    void whatComesMuchTooLateIsSaidToBeSo() {
        Call old = ann.call("imagine", null, "prompt", "a boat");
        chat.desk().receive(old, "a");
        await().until(() -> state(old.event()).matches("WATCHING|DONE"));
        backTo(
                old.event(),
                "state = 'RECEIVED', watched = '{}', begun_at = null, ended_at = null, received_at = received_at - interval '2 hours'");

        await().until(() -> chat.discord()
                .last(old.event())
                .filter(message -> message.body().get(0).plain().contains("not get to this in time"))
                .isPresent());
    }

    @Test
    void wordsAreForgottenSoonAndTheRestLater() {
        chat.paintsNext();
        Reply picture = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        chat.discord().nextTime(new ChatDoor.Shown.Done("{\"token\":\"secret\"}"));
        Reply talk = ann.types("/settings", "aspect", "1:1").isOver();
        assertThat(address(talk)).as("shows nothing to be taken back").isEqualTo("{\"token\":\"\"}");
        String where = "message-of-" + picture.call().event();
        chat.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update chat_call set address = ? where event = ?",
                        where + "{\"token\":\"secret\"}",
                        picture.call().event()));
        age("1 hour 1 minute");
        chat.engine().recur("chat-upkeep");

        assertThat(
                        chat.database()
                                .number(
                                        "select count(*) from chat_call where ended_at is not null and (asked::text like '%boat%' or answer is not null)"))
                .isZero();
        assertThat(address(picture)).isEqualTo(where + "{\"token\":\"\"}");
        assertThat(address(talk)).isEqualTo("none");

        picture.presses("Delete").sees("Deleted").isOver();
        picture.sees("No longer available").isOver();
        age("31 days");
        chat.engine().recur("chat-upkeep");
        assertThat(chat.database().number("select count(*) from chat_call where ended_at is not null"))
                .isZero();
    }

    @Test
    void aCallThatLostItsWorkGetsItBack() {
        chat.paintsNext();
        Reply reply = ann.types("/imagine", "prompt", "a boat").seesPicture().isOver();
        String event = reply.call().event();
        int words = reply.all().size();
        await().until(() -> chat.database()
                        .number(
                                "select count(*) from scheduled_tasks where task_name = 'chat:discord' and task_instance = '"
                                        + event + "'")
                == 0);
        chat.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update chat_call set state = 'RETRACTING', ended_at = null where event = ?", event));
        chat.engine().recur("chat-upkeep");

        await().until(() -> reply.all().size() > words);
        reply.isOver();
    }

    @Test
    void aFrozenDatabaseKeepsNobodyWaiting() {
        List<Reply> replies = new ArrayList<>();
        try (Handle other = chat.database().jdbi().open()) {
            other.begin();
            other.execute("lock table chat_call in access exclusive mode");
            for (int i = 0; i < 60; i++) {
                replies.add(ann.types("/quota"));
            }
            assertThat(replies).allSatisfy(reply -> assertThat(reply.all()).isEmpty());
            other.rollback();
        }
        replies.forEach(reply -> reply.sees("5 of 5"));
    }

    private void age(String time) {
        chat.database()
                .jdbi()
                .useHandle(handle ->
                        handle.execute("update chat_call set ended_at = ended_at - cast(? as interval)", time));
    }

    private String address(Reply reply) {
        return chat.database()
                .strings("select coalesce(address, 'none') from chat_call where event = '"
                        + reply.call().event() + "'")
                .get(0);
    }

    private void paintsWhatWasAskedFor(String event) {
        GenerationId id = GenerationId.parse(chat.database()
                .strings("select watched[1] from chat_call where event = '" + event + "'")
                .get(0));
        FakeTask task = chat.provider().task(id);
        task.succeedWith(chat.engine().results().picture());
        chat.engine().callBack(id, 1, task.id());
    }

    private String state(String event) {
        List<String> states = chat.database().strings("select state from chat_call where event = '" + event + "'");
        return states.isEmpty() ? "" : states.get(0);
    }

    /** As it would be found after a crash. */
    private void backTo(String event, String earlier) {
        chat.database().jdbi().useHandle(handle -> {
            handle.execute("update chat_call set version = version + 1, " + earlier + " where event = ?", event);
            handle.execute("select work_enqueue('chat:discord', ?, now(), 30::smallint)", event);
            handle.execute("select work_signal('chat:discord', ?, now())", event);
        });
    }
}
