package dev.loggia.chat.action.help;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.ChatDesk;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.chat.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lists what can be typed. */
@Component
@Order(130)
class Help implements ChatCommand {
    private final Phrases phrases;
    private final ObjectProvider<ChatDesk> desk;

    Help(Phrases phrases, ObjectProvider<ChatDesk> desk) {
        this.phrases = phrases;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.OnlyRequester();
    }

    @Override
    public List<CommandOption> options() {
        return List.of();
    }

    /** It lists what who asks may use. */
    @Override
    public boolean asksWhoManages() {
        return true;
    }

    @Override
    public Answer answer(Call call) {
        List<Text> body = new ArrayList<>(List.of(phrases.line(call, "help.lead"), Text.empty()));
        desk.getObject().commands().stream()
                .filter(command ->
                        command.audience() == Audience.EVERYBODY || call.place().moderator())
                .map(command -> Text.empty()
                        .plus(Text.Look.CODE, "/" + command.name())
                        .plus(" " + phrases.say(call, command.name() + ".description")))
                .forEach(body::add);
        body.add(Text.empty());
        body.add(phrases.line(call, "help.foot"));
        Message message = Message.of(Message.Tone.CALM, body.toArray(Text[]::new));
        return Answer.of(Phrases.withButtons(message, phrases.page(call, "button.portal", "/")));
    }
}
