package dev.loggia.chat.action.history;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.chat.make.OwnWork;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Results;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.media.MediaAsset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One's own, newest first, a few to a page. */
@Component
@Order(50)
class History implements ChatCommand {
    private static final int PAGE = 4;

    private final Generations generations;
    private final Results results;
    private final Phrases phrases;

    History(Generations generations, Results results, Phrases phrases) {
        this.generations = generations;
        this.results = results;
        this.phrases = phrases;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.InPlace();
    }

    @Override
    public List<CommandOption> options() {
        return List.of();
    }

    /** A button's subject is the generation to go on after. */
    @Override
    public Answer answer(Call call) {
        List<GenerationView> found =
                generations.listOwn(call.requester(), OwnWork.id(call).orElse(null), PAGE + 1);
        if (found.isEmpty()) {
            return Answer.of(phrases.calm(call, call.subject() == null ? "history.none" : "history.end"));
        }
        List<GenerationView> page = found.subList(0, Math.min(PAGE, found.size()));
        List<Text> body = new ArrayList<>(List.of(phrases.line(call, "history.lead")));
        List<MediaAsset> pictures = new ArrayList<>();
        List<List<Button>> rows = new ArrayList<>();
        for (GenerationView view : page) {
            int number = rows.size() + 1;
            body.add(line(call, view, number));
            view.media().stream().limit(2).forEach(pictures::add);
            rows.add(row(call, view, number));
        }
        if (found.size() > PAGE) {
            rows.add(List.of(
                    phrases.press(call, "▶️", "history", page.get(PAGE - 1).id())));
        }
        return Answer.showing(
                page.stream().map(GenerationView::id).toList(),
                new Message(Message.Tone.CALM, body, pictures, results.covers(call), rows));
    }

    private Text line(Call call, GenerationView view, int number) {
        Text line = Text.of(number + ". ");
        for (Text.Span span : results.title(call, view).spans()) {
            line = line.plus(span.look(), span.text());
        }
        line = line.plus(" · " + state(call, view));
        String prompt = view.prompt();
        return prompt == null ? line : Phrases.quoted(line, prompt);
    }

    private String state(Call call, GenerationView view) {
        if (view.gone()) {
            return phrases.say(call, "history.gone");
        }
        return switch (view.state()) {
            case SUCCEEDED -> phrases.say(call, "history.succeeded");
            case FAILED -> phrases.say(call, "history.failed");
            case CANCELLED -> phrases.say(call, "history.cancelled");
            default -> phrases.say(call, "history.open");
        };
    }

    private List<Button> row(Call call, GenerationView view, int number) {
        List<Button> row = new ArrayList<>();
        if (!view.state().terminal()) {
            row.add(numbered(phrases.press(call, "✖️", "cancel", view.id()), number));
        } else {
            row.add(numbered(phrases.press(call, "🔁", "again", view.id()), number));
            row.add(numbered(phrases.press(call, "🗑️", "delete", view.id()), number));
        }
        Optional<Button> open =
                view.state() == GenerationState.SUCCEEDED ? phrases.open(call, view.id()) : Optional.empty();
        open.map(button -> numbered(button, number)).ifPresent(row::add);
        return row;
    }

    private static Button numbered(Button button, int number) {
        return new Button(button.label() + " " + number, button.emoji(), button.does());
    }
}
