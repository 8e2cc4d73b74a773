package dev.loggia.chat.words;

import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.chat.policy.Policies;
import dev.loggia.chat.preference.Preferences;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The last word on generations: the pictures with their buttons, or why there are none and that it cost nothing. */
@Component
public class Results {
    private static final int MOST_PICTURES = 10;
    private static final int MOST_SETTINGS = 5;

    private final Phrases phrases;
    private final Quotas quotas;
    private final Catalog catalog;
    private final Policies policies;
    private final Preferences preferences;

    Results(Phrases phrases, Quotas quotas, Catalog catalog, Policies policies, Preferences preferences) {
        this.phrases = phrases;
        this.quotas = quotas;
        this.catalog = catalog;
        this.policies = policies;
        this.preferences = preferences;
    }

    /** @param views all ended, at least one */
    public Message message(Call call, List<GenerationView> views) {
        List<GenerationView> shown =
                views.stream().filter(view -> !view.media().isEmpty()).toList();
        return shown.isEmpty() ? nothing(call, views) : pictures(call, views, shown);
    }

    /** What it was made with, but for what a person wrote, and that a machine made it. */
    public Text title(Call call, GenerationView view) {
        String settings = view.settings().entrySet().stream()
                .filter(setting -> !catalog.personalSettings().contains(setting.getKey()))
                .map(setting -> setting.getValue() + (setting.getKey().equals("duration") ? " s" : ""))
                .filter(value -> value.length() <= 20)
                .limit(MOST_SETTINGS)
                .collect(Collectors.joining(" · "));
        Text model = Text.empty().plus(Text.Look.STRONG, catalog.nameOf(view.model()));
        Text title = settings.isEmpty() ? model : model.plus(" · " + settings);
        return view.media().isEmpty() ? title : title.plus(aiLabel(call));
    }

    /** Says behind a title that a machine made the picture. */
    public String aiLabel(Call call) {
        return " · " + phrases.say(call, "result.ai");
    }

    /** Whether pictures are covered where the call was made. */
    public boolean covers(Call call) {
        return policies.of(call).covers(call.place())
                || preferences.of(call.user()).spoiler();
    }

    private Message pictures(Call call, List<GenerationView> views, List<GenerationView> shown) {
        List<Text> body = new ArrayList<>(List.of(title(call, shown.get(0))));
        failures(call, views).forEach(body::add);
        Requester requester = call.requester();
        if (requester.free()) {
            body.add(quotas.line(call, requester, shown.get(0).kind()));
        }
        List<MediaAsset> media = shown.stream()
                .flatMap(view -> view.media().stream())
                .limit(MOST_PICTURES)
                .toList();
        return new Message(Message.Tone.GOOD, body, media, covers(call), rows(call, shown));
    }

    private Message nothing(Call call, List<GenerationView> views) {
        if (views.stream().allMatch(GenerationView::gone)) {
            return phrases.calm(call, "result.gone");
        }
        if (views.stream().allMatch(view -> view.state() == GenerationState.CANCELLED)) {
            return phrases.calm(call, "result.cancelled");
        }
        List<Text> failures = failures(call, views);
        if (failures.isEmpty()) {
            return phrases.calm(call, "result.gone");
        }
        return Message.of(Message.Tone.REFUSED, failures.get(0))
                .withRow(phrases.press(call, "🔁", "again", views.get(0).id()));
    }

    /** Each reason once: the engine's sentences say what happened, that it cost nothing, and the way out. */
    private List<Text> failures(Call call, List<GenerationView> views) {
        return views.stream()
                .map(GenerationView::failure)
                .filter(java.util.Objects::nonNull)
                .map(failure -> phrases.failure(call, failure))
                .distinct()
                .map(Text::of)
                .toList();
    }

    private List<List<Button>> rows(Call call, List<GenerationView> shown) {
        if (shown.size() > 1) {
            return shown.stream()
                    .limit(5)
                    .map(view -> manyRow(call, view, shown.indexOf(view) + 1))
                    .toList();
        }
        GenerationView view = shown.get(0);
        List<Button> first = new ArrayList<>();
        first.add(phrases.press(call, "🔁", "again", view.id()));
        if (view.kind() == MediaKind.IMAGE) {
            first.add(phrases.press(call, "🎲", "variations", view.id()));
        }
        first.add(phrases.press(call, "✏️", "edit", view.id()));
        phrases.open(call, view.id()).ifPresent(first::add);
        List<Button> second = List.of(
                phrases.press(call, "⭐", "favourite", view.id()),
                phrases.press(call, "🔒", "private", view.id()),
                phrases.press(call, "🗑️", "delete", view.id()));
        return List.of(first, second);
    }

    private List<Button> manyRow(Call call, GenerationView view, int number) {
        List<Button> row = new ArrayList<>();
        row.add(numbered(phrases.press(call, "🔁", "again", view.id()), number));
        row.add(numbered(phrases.press(call, "🗑️", "delete", view.id()), number));
        phrases.open(call, view.id()).ifPresent(button -> row.add(numbered(button, number)));
        return row;
    }

    private static Button numbered(Button button, int number) {
        return new Button(button.label() + " " + number, button.emoji(), button.does());
    }
}
