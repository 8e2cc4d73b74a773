package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.platform.MediaKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** How generations come along, while somebody waits for them. */
@Component
public class Progress {
    private final Phrases phrases;
    private final Catalog catalog;

    Progress(Phrases phrases, Catalog catalog) {
        this.phrases = phrases;
        this.catalog = catalog;
    }

    /** @param views at least one; what is said is about the one that is least far */
    public Message message(Call call, List<GenerationView> views) {
        GenerationView last = views.stream()
                .filter(view -> !view.state().terminal())
                .reduce((one, other) -> one.state().compareTo(other.state()) <= 0 ? one : other)
                .orElse(views.get(0));
        Text line = Text.of(words(call, last)).plus(" · ").plus(Text.Look.STRONG, catalog.nameOf(last.model()));
        Message message = Message.of(Message.Tone.WORKING, line);
        Text hint = phrases.hint(call, last).orElse(null);
        if (hint != null) {
            message = Message.of(Message.Tone.WORKING, line, hint);
        }
        return last.state().cancellable() ? message.withRow(phrases.press(call, "✖️", "cancel", last.id())) : message;
    }

    private String words(Call call, GenerationView view) {
        return switch (view.state()) {
            case QUEUED -> queued(call, view);
            case RUNNING ->
                phrases.say(
                        call,
                        view.kind() == MediaKind.IMAGE ? "progress.running.image" : "progress.running.video",
                        coarse(view.progress()));
            case SUBMITTING, UNCERTAIN, STORING -> phrases.say(call, "progress." + name(view.state()));
            default -> phrases.say(call, "progress.waiting");
        };
    }

    private String queued(Call call, GenerationView view) {
        Integer place = view.placeInQueue();
        return place == null || place <= 1
                ? phrases.say(call, "progress.queued.next")
                : phrases.say(call, "progress.queued.place", place - 1);
    }

    /** In steps of ten, for each step is an edit. */
    private static int coarse(int percent) {
        return percent / 10 * 10;
    }

    private static String name(GenerationState state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }
}
