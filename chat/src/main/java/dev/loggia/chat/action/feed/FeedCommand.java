package dev.loggia.chat.action.feed;

import dev.loggia.chat.Acknowledgement;
import dev.loggia.chat.Answer;
import dev.loggia.chat.Button;
import dev.loggia.chat.Call;
import dev.loggia.chat.ChatCommand;
import dev.loggia.chat.CommandOption;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.chat.words.Phrases;
import dev.loggia.chat.words.Results;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The public gallery, redacted as for everybody of that tier, a few to a page. */
@Component
@Order(60)
class FeedCommand implements ChatCommand {
    private static final int PAGE = 4;

    private final Feed feed;
    private final Media media;
    private final Catalog catalog;
    private final Results results;
    private final Phrases phrases;
    private final InstantSource clock;

    FeedCommand(Feed feed, Media media, Catalog catalog, Results results, Phrases phrases, InstantSource clock) {
        this.feed = feed;
        this.media = media;
        this.catalog = catalog;
        this.results = results;
        this.phrases = phrases;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public Acknowledgement acknowledgement() {
        return new Acknowledgement.InPlace();
    }

    @Override
    public List<CommandOption> options() {
        return List.of();
    }

    /** A button's subject is the position to go on after. */
    @Override
    public Answer answer(Call call) {
        Feed.Viewer viewer = call.requester().free() ? Feed.Viewer.FREE : Feed.Viewer.MEMBER;
        FeedPage page = feed.page(viewer, position(call), PAGE);
        if (page.items().isEmpty()) {
            return Answer.of(phrases.calm(call, "feed.none"));
        }
        List<Text> body = new ArrayList<>(List.of(phrases.line(call, "feed.lead")));
        List<MediaAsset> pictures = new ArrayList<>();
        List<Button> open = new ArrayList<>();
        for (FeedItem item : page.items()) {
            int number = body.size();
            body.add(line(call, item, number));
            item.pictures().stream()
                    .limit(2)
                    .flatMap(picture -> media.find(picture.assetId()).stream())
                    .filter(asset -> !asset.goneAt(clock.instant()))
                    .forEach(pictures::add);
            phrases.open(call, item.id())
                    .map(button -> new Button(button.label() + " " + number, "", button.does()))
                    .ifPresent(open::add);
        }
        return Answer.showing(
                page.items().stream().map(FeedItem::id).toList(),
                new Message(Message.Tone.CALM, body, pictures, results.covers(call), rows(call, page, open)));
    }

    private List<List<Button>> rows(Call call, FeedPage page, List<Button> open) {
        List<List<Button>> rows = new ArrayList<>();
        if (!open.isEmpty()) {
            rows.add(open);
        }
        Long next = page.next();
        if (next != null) {
            rows.add(List.of(phrases.press(call, "▶️", "feed", next)));
        }
        return rows;
    }

    private Text line(Call call, FeedItem item, int number) {
        String model = catalog.nameOf(item.model());
        Text title = Text.of(number + ". ").plus(Text.Look.STRONG, model).plus(results.aiLabel(call));
        return Phrases.quoted(title, item.prompt());
    }

    private static @Nullable Long position(Call call) {
        String subject = call.subject();
        return subject != null && subject.matches("[0-9]{1,18}") ? Long.valueOf(subject) : null;
    }
}
