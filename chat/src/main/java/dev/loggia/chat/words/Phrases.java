package dev.loggia.chat.words;

import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.message.EngineMessages;
import dev.loggia.engine.message.Messages;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Lines, refusals and buttons in the language of who called. */
@Component
public class Phrases {
    private static final int LONGEST_QUOTE = 200;

    private final Messages texts;
    private final EngineMessages engine;
    private final String publicUrl;

    Phrases(Messages texts, EngineMessages engine, @Value("${loggia.public-url:}") String publicUrl) {
        this.texts = texts;
        this.engine = engine;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    public String say(Call call, String key, Object... arguments) {
        return texts.say(call.locale(), key, arguments);
    }

    /** Why something is not made; a chat knows settings by the names of its options. */
    String rejection(Call call, Rejection rejection) {
        return engine.rejection(call.locale(), rejection, SettingNames::spoken);
    }

    /** Why something failed. */
    String failure(Call call, GenerationView.Failure failure) {
        return engine.failure(call.locale(), failure);
    }

    /** Why something takes longer than usual; empty when all goes well. */
    Optional<Text> hint(Call call, GenerationView view) {
        return engine.hint(call.locale(), view).map(Text::of);
    }

    /** A day, as people write it, in UTC. */
    String day(Call call, Instant at) {
        return engine.day(call.locale(), at);
    }

    /** One line of text. */
    public Text line(Call call, String key, Object... arguments) {
        return Text.of(say(call, key, arguments));
    }

    /** It did not happen: what and why, and the way out. */
    public Message refused(Call call, String key, Object... arguments) {
        return Message.of(Message.Tone.REFUSED, line(call, key, arguments));
    }

    public Message calm(Call call, String key, Object... arguments) {
        return Message.of(Message.Tone.CALM, line(call, key, arguments));
    }

    public Message good(Call call, String key, Object... arguments) {
        return Message.of(Message.Tone.GOOD, line(call, key, arguments));
    }

    /** A button that calls an action; its label is the text {@code button.ACTION}. */
    public Button press(Call call, String emoji, String action, Object subject) {
        return Button.press(say(call, "button." + action), emoji, action, subject.toString());
    }

    /** The page of a generation, where this installation has pages. */
    public Optional<Button> open(Call call, GenerationId id) {
        return page(call, "button.open", "/g/" + id);
    }

    /** A page of the portal, where this installation has pages. */
    public Optional<Button> page(Call call, String label, String path) {
        return publicUrl.isBlank()
                ? Optional.empty()
                : Optional.of(Button.open(say(call, label), URI.create(publicUrl + path)));
    }

    /** What a person wrote, quoted, and cut where it would fill the chat. */
    public static Text quoted(Text line, String words) {
        int length = words.codePointCount(0, words.length());
        String shown =
                length <= LONGEST_QUOTE ? words : words.substring(0, words.offsetByCodePoints(0, LONGEST_QUOTE)) + "…";
        return line.plus(" ").plus(Text.Look.QUOTE, shown);
    }

    /** With a row of what there is of these. */
    @SafeVarargs
    public static Message withButtons(Message message, Optional<Button>... buttons) {
        Button[] row =
                java.util.Arrays.stream(buttons).flatMap(Optional::stream).toArray(Button[]::new);
        return row.length == 0 ? message : message.withRow(row);
    }
}
