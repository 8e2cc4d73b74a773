package dev.loggia.chat.desk;

import dev.loggia.chat.Button;
import dev.loggia.chat.Message;
import dev.loggia.chat.Text;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.media.MediaAsset;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers as they are kept until they are shown. Pictures are kept by id: one that is deleted meanwhile is not shown. */
@Component
class MessageJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Media media;
    private final InstantSource clock;

    MessageJson(Media media, InstantSource clock) {
        this.media = media;
        this.clock = clock;
    }

    record Kept(
            Message.Tone tone,
            List<List<KeptSpan>> body,
            List<UUID> pictures,
            boolean spoiler,
            List<List<KeptButton>> rows) {}

    record KeptSpan(Text.Look look, String text) {}

    /** Either an action with its subject and style, or a page. */
    record KeptButton(
            String label,
            String emoji,
            @Nullable String action,
            @Nullable String subject,
            Button.@Nullable Style style,
            @Nullable String page) {}

    String write(Message message) {
        return JSON.writeValueAsString(new Kept(
                message.tone(),
                message.body().stream()
                        .map(line -> line.spans().stream()
                                .map(span -> new KeptSpan(span.look(), span.text()))
                                .toList())
                        .toList(),
                message.pictures().stream().map(MediaAsset::id).toList(),
                message.spoiler(),
                message.rows().stream()
                        .map(row -> row.stream().map(MessageJson::kept).toList())
                        .toList()));
    }

    Message read(String json) {
        Kept kept = JSON.readValue(json, Kept.class);
        return new Message(
                kept.tone(),
                kept.body().stream()
                        .map(line -> new Text(line.stream()
                                .map(span -> new Text.Span(span.look(), span.text()))
                                .toList()))
                        .toList(),
                kept.pictures().stream()
                        .flatMap(id -> media.find(id).stream())
                        .filter(asset -> !asset.goneAt(clock.instant()))
                        .toList(),
                kept.spoiler(),
                kept.rows().stream()
                        .map(row -> row.stream().map(MessageJson::button).toList())
                        .toList());
    }

    private static KeptButton kept(Button button) {
        if (button.does() instanceof Button.Does.Press press) {
            return new KeptButton(button.label(), button.emoji(), press.action(), press.subject(), press.style(), null);
        }
        Button.Does.Open open = (Button.Does.Open) button.does();
        return new KeptButton(
                button.label(), button.emoji(), null, null, null, open.page().toString());
    }

    private static Button button(KeptButton kept) {
        if (kept.page() != null) {
            return new Button(kept.label(), kept.emoji(), new Button.Does.Open(URI.create(kept.page())));
        }
        String action = kept.action() == null ? "" : kept.action();
        String subject = kept.subject() == null ? "" : kept.subject();
        Button.Style style = kept.style() == null ? Button.Style.PLAIN : kept.style();
        return new Button(kept.label(), kept.emoji(), new Button.Does.Press(action, subject, style));
    }
}
