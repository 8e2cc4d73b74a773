package dev.loggia.telegram.gallery;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.media.MediaAsset;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.Words;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResult;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.InlineQueryResultsButton;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.cached.InlineQueryResultCachedDocument;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.cached.InlineQueryResultCachedGif;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.cached.InlineQueryResultCachedPhoto;
import org.telegram.telegrambots.meta.api.objects.inlinequery.result.cached.InlineQueryResultCachedVideo;

/**
 * Inline mode: what somebody made lately, to be put into any chat. Only what Telegram has already can be offered there, and
 * only to who made it.
 */
public final class InlineGallery {
    private static final int LOOKED_AT = 50;
    private static final int SHOWN = 30;
    /** Short, since a picture may be deleted. */
    private static final int CACHED_SECONDS = 10;

    private final BotApi api;
    private final Own own;
    private final FileIds ids;
    private final InstantSource clock;

    /** What a requester made, whose prompt or model contains the words; newest first. */
    interface Own {
        List<GenerationView> search(Requester requester, String words, int limit);
    }

    InlineGallery(BotApi api, Own own, FileIds ids, InstantSource clock) {
        this.api = api;
        this.own = own;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Answers a query with what fits the words.
     *
     * @param query Telegram's id of it
     */
    public void answer(Requester requester, String query, String words, Locale locale) {
        AnswerInlineQuery answer = AnswerInlineQuery.builder()
                .inlineQueryId(query)
                .results(results(requester, words))
                .cacheTime(CACHED_SECONDS)
                .isPersonal(true)
                .button(InlineQueryResultsButton.builder()
                        .text(Words.say(locale, "inline.make"))
                        .startParameter("imagine")
                        .build())
                .build();
        api.call("answerInlineQuery", client -> client.execute(answer));
    }

    private List<InlineQueryResult> results(Requester requester, String words) {
        List<MediaAsset> assets = own.search(requester, words, LOOKED_AT).stream()
                .flatMap(view -> view.media().stream())
                .filter(asset -> !asset.goneAt(clock.instant()))
                .toList();
        Map<UUID, Map<Form, String>> known = ids.list(assets);
        List<InlineQueryResult> results = new ArrayList<>();
        for (MediaAsset asset : assets) {
            result(asset, known.getOrDefault(asset.id(), Map.of())).ifPresent(results::add);
        }
        return results.size() <= SHOWN ? results : new ArrayList<>(results.subList(0, SHOWN));
    }

    private static Optional<InlineQueryResult> result(MediaAsset asset, Map<Form, String> forms) {
        String id = asset.id().toString();
        if (forms.containsKey(Form.PHOTO)) {
            return Optional.of(new InlineQueryResultCachedPhoto(id, forms.get(Form.PHOTO)));
        }
        if (forms.containsKey(Form.VIDEO)) {
            return Optional.of(InlineQueryResultCachedVideo.builder()
                    .id(id)
                    .videoFileId(forms.get(Form.VIDEO))
                    .title(title(asset))
                    .build());
        }
        if (forms.containsKey(Form.ANIMATION)) {
            return Optional.of(new InlineQueryResultCachedGif(id, forms.get(Form.ANIMATION)));
        }
        return Optional.ofNullable(forms.get(Form.DOCUMENT)).map(file -> InlineQueryResultCachedDocument.builder()
                .id(id)
                .documentFileId(file)
                .title(title(asset))
                .build());
    }

    private static String title(MediaAsset asset) {
        return asset.width() + " × " + asset.height();
    }
}
