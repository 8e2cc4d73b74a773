package dev.loggia.chat.testing;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Button;
import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Opening;
import dev.loggia.engine.platform.GenerationId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What the chat shows in answer to one thing that somebody did. Everything here waits for what it names. */
public final class Reply {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestChat chat;
    private final Person person;
    private final Call call;

    Reply(TestChat chat, Person person, Call call) {
        this.chat = chat;
        this.person = person;
        this.call = call;
    }

    public Call call() {
        return call;
    }

    /** Now or later, the message says this. */
    public Reply sees(String words) {
        return until("sees \"" + words + "\"", message -> message.plain().contains(words));
    }

    public Reply seesPicture() {
        return seesPictures(1);
    }

    public Reply seesPictures(int number) {
        return until(
                "sees " + number + " pictures", message -> message.pictures().size() == number);
    }

    public Reply isRefused(String words) {
        return until(
                "is refused with \"" + words + "\"",
                message -> message.tone() == Message.Tone.REFUSED
                        && message.plain().contains(words));
    }

    public Reply seesButton(String label) {
        return until(
                "sees the button " + label, message -> button(message, label).isPresent());
    }

    public Reply seesNoButton(String label) {
        return until("does not see the button " + label, message -> button(message, label)
                .isEmpty());
    }

    /** The call is over: there will be no further word. */
    public Reply isOver() {
        Awaitility.await("call is over").atMost(PATIENCE).until(() -> !chat.database()
                .strings("select state from chat_call where ended_at is not null and event = '" + call.event() + "'")
                .isEmpty());
        return this;
    }

    /** The person who saw this presses a button and fills in the form that it may open: names and values in turn. */
    public Reply presses(String label, String... formFields) {
        return pressedBy(person, label, formFields);
    }

    /** What is to be seen now. */
    public Message message() {
        return chat.door(call.user().platform()).last(call.event()).orElseThrow();
    }

    /** Every word so far, in order. */
    public List<FakeDoor.Said> all() {
        return chat.door(call.user().platform()).all(call.event());
    }

    /** The generations that the message shows something of, as the desk knows it. */
    public List<GenerationId> shown() {
        return chat
                .database()
                .strings("select unnest(shows)::text from chat_call where event = '" + call.event() + "'")
                .stream()
                .map(GenerationId::parse)
                .toList();
    }

    public String text() {
        return message().plain();
    }

    /** What the form behind a button shows to somebody. */
    public Opening opensForm(Person who, String label) {
        Button.Does.Press press =
                (Button.Does.Press) button(message(), label).orElseThrow().does();
        return chat.desk().open(who.call(press.action(), press.subject()));
    }

    Reply pressedBy(Person who, String label, String... formFields) {
        seesButton(label);
        Button.Does.Press press =
                (Button.Does.Press) button(message(), label).orElseThrow().does();
        ButtonIds ids = chat.buttons();
        ButtonIds.Pressed pressed =
                ids.read(ids.write(press.action(), press.subject())).orElseThrow();
        Acknowledgement acknowledgement =
                chat.desk().acknowledgement(pressed.action()).orElseThrow();
        String action =
                acknowledgement instanceof Acknowledgement.Ask ask ? ask.form().action() : pressed.action();
        return who.does(action, pressed.subject(), formFields);
    }

    private Reply until(String what, Predicate<Message> condition) {
        try {
            Awaitility.await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> chat.door(call.user().platform())
                            .last(call.event())
                            .filter(condition)
                            .isPresent());
        } catch (ConditionTimeoutException e) {
            String seen = all().stream()
                    .map(said -> said.message().tone() + ": " + said.message().plain() + " "
                            + said.message().pictures().size() + " pictures")
                    .collect(Collectors.joining("\n"));
            throw new AssertionError("Nobody " + what + ", but:\n" + seen, e);
        }
        return this;
    }

    private static Optional<Button> button(Message message, String label) {
        return message.rows().stream()
                .flatMap(List::stream)
                .filter(button -> button.label().equals(label))
                .findFirst();
    }
}
