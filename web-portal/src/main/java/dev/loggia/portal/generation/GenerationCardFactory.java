package dev.loggia.portal.generation;

import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.catalog.Model;
import dev.loggia.engine.generation.GenerationState;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.portal.page.AspectRatio;
import dev.loggia.portal.page.PageMessages;
import dev.loggia.portal.web.MediaAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a generation into words. */
@Component
public class GenerationCardFactory {
    private final Catalog catalog;
    private final PageMessages messages;
    private final MediaAddress address;

    GenerationCardFactory(Catalog catalog, PageMessages messages, MediaAddress address) {
        this.address = address;
        this.catalog = catalog;
        this.messages = messages;
    }

    public GenerationCard card(GenerationView view) {
        String id = view.id().toString();
        String model = catalog.findModel(view.model()).map(Model::name).orElse(view.model());
        AspectRatio shape = AspectRatio.parse(
                view.settings().get("aspectRatio"),
                view.kind() == MediaKind.IMAGE ? AspectRatio.SQUARE : AspectRatio.WIDE);
        GenerationState state = view.state();
        boolean ended = state.terminal();
        return new GenerationCard(
                id,
                "/g/" + id,
                "/api/generations/" + id + "/events",
                messages.say("generation.heading." + view.kind().wireName(), model),
                sentence(view, model),
                told(view),
                facts(view, model),
                messages.say("generation.alt." + view.kind().wireName(), model),
                picture(view),
                Placeholder.of(shape),
                view.progress(),
                ended,
                view.gone(),
                view.owned() && !view.gone() && (state.cancellable() || state == GenerationState.SUCCEEDED),
                !ended,
                false);
    }

    private String sentence(GenerationView view, String model) {
        if (view.gone()) {
            return messages.say("generation.state.gone");
        }
        Integer place = view.placeInQueue();
        if (view.state() == GenerationState.QUEUED && place != null) {
            return place <= 1
                    ? messages.say("generation.state.queued.next")
                    : messages.say("generation.state.queued.place", place - 1);
        }
        String key = "generation.state." + view.state().name().toLowerCase(Locale.ROOT);
        return messages.say(
                view.state() == GenerationState.RUNNING
                        ? key + "." + view.kind().wireName()
                        : key,
                model);
    }

    private @Nullable String told(GenerationView view) {
        GenerationView.Failure failure = view.failure();
        if (failure != null) {
            return messages.failure(failure);
        }
        if (view.gone()) {
            return messages.say("generation.gone.why");
        }
        return switch (view.state()) {
            case FAILED, CANCELLED -> messages.say("generation.free");
            default -> messages.hint(view);
        };
    }

    private String facts(GenerationView view, String model) {
        List<String> facts = new ArrayList<>(List.of(model));
        Object shape = view.settings().get("aspectRatio");
        if (shape != null) {
            facts.add(String.valueOf(shape));
        }
        facts.add(messages.ago(view.createdAt()));
        if (view.expiresAt() != null && !view.media().isEmpty()) {
            facts.add(messages.say("generation.kept", messages.day(view.expiresAt())));
        }
        return String.join(" · ", facts);
    }

    private GenerationCard.@Nullable Picture picture(GenerationView view) {
        if (view.gone() || view.media().isEmpty()) {
            return null;
        }
        MediaAsset asset = view.media().get(0);
        String src = address.ownOrigin() + "/media/" + asset.id();
        boolean video = asset.kind() == MediaKind.VIDEO;
        String poster = video && asset.posterKey() != null ? src + "/poster" : null;
        return new GenerationCard.Picture(src, src + "?download", poster, video, asset.width(), asset.height());
    }
}
