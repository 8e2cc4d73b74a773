package dev.loggia.discord;

import static org.awaitility.Awaitility.await;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Form;
import dev.loggia.chat.Message;
import dev.loggia.chat.Opening;
import dev.loggia.chat.Text;
import dev.loggia.chat.Typing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A desk that keeps what it hears; tests answer in its place. */
final class FakeDesk implements ChatDesk {
    static final Duration SOON = Duration.ofSeconds(40);

    private static final CommandOption PROMPT =
            new CommandOption("prompt", CommandOption.Kind.TEXT, true, List.of(), false, 1, 4000);
    private static final CommandOption MODEL =
            new CommandOption("model", CommandOption.Kind.TEXT, false, List.of(), true, 0, 60);
    private static final CommandOption COUNT =
            new CommandOption("count", CommandOption.Kind.NUMBER, false, List.of(), false, 1, 4);
    private static final CommandOption LIKE =
            new CommandOption("like", CommandOption.Kind.PICTURE, false, List.of(), false, 0, 0);
    private static final CommandOption SHAPE = new CommandOption(
            "shape",
            CommandOption.Kind.TEXT,
            false,
            List.of(new CommandOption.Choice("1:1", "Square"), new CommandOption.Choice("16:9", "Wide")),
            false,
            0,
            0);
    private static final CommandOption PERSON =
            new CommandOption("person", CommandOption.Kind.PERSON, true, List.of(), false, 0, 0);
    private static final CommandOption COVERED =
            new CommandOption("covered", CommandOption.Kind.SWITCH, false, List.of(), false, 0, 0);

    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Acknowledgement> acknowledgements = Map.of(
            "imagine", new Acknowledgement.Everybody(),
            "again", new Acknowledgement.Everybody(),
            "balance", new Acknowledgement.OnlyRequester(),
            "turn", new Acknowledgement.InPlace(),
            "block", new Acknowledgement.OnlyRequester(),
            "edit",
                    new Acknowledgement.Ask(new Form(
                            "edited",
                            "edit.title",
                            List.of(new Form.Field("prompt", "imagine.prompt", true, true, 4000)))),
            "edited", new Acknowledgement.Everybody());

    record Command(String name, List<CommandOption> options, Acknowledgement acknowledgement, Audience audience)
            implements ChatCommand {
        @Override
        public Answer answer(Call call) {
            return Answer.of(Message.of(Message.Tone.CALM, Text.of("never asked")));
        }
    }

    @Override
    public List<ChatCommand> commands() {
        return List.of(
                command("imagine", List.of(MODEL, COUNT, LIKE, SHAPE, COVERED, PROMPT), ChatCommand.Audience.EVERYBODY),
                command("balance", List.of(), ChatCommand.Audience.EVERYBODY),
                command("block", List.of(PERSON), ChatCommand.Audience.MODERATORS));
    }

    private Command command(String name, List<CommandOption> options, ChatCommand.Audience audience) {
        return new Command(name, options, acknowledgement(name).orElseThrow(), audience);
    }

    @Override
    public Optional<Acknowledgement> acknowledgement(String action) {
        return Optional.ofNullable(acknowledgements.get(action));
    }

    @Override
    public Held hold(Call call, String address) {
        return new Held() {
            @Override
            public void take() {
                heard.add(new Heard(call, address));
            }

            @Override
            public void drop() {}
        };
    }

    @Override
    public List<CommandOption.Choice> suggest(String command, Typing typing) {
        return List.of(new CommandOption.Choice(
                command + "-" + typing.option() + "-" + typing.text(), "Like " + typing.text()));
    }

    /** Nobody may edit the foreign one. */
    @Override
    public Opening open(Call call) {
        return "foreign".equals(call.subject())
                ? new Opening.Closed("Not yours.")
                : new Opening.Open(Map.of("prompt", "the words of " + call.subject()));
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The latest call of this action, waited for. */
    Heard hears(String action) {
        await().atMost(SOON)
                .until(() -> heard.stream().anyMatch(one -> one.call().action().equals(action)));
        return heard.stream()
                .filter(one -> one.call().action().equals(action))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
