package dev.loggia.portal.pages;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The engine of this process. */
@Component
class EngineStudio implements Studio {
    private final Generations generations;
    private final Feed feed;
    private final FreeQuota quota;

    EngineStudio(Generations generations, Feed feed, FreeQuota quota) {
        this.generations = generations;
        this.feed = feed;
        this.quota = quota;
    }

    @Override
    public SubmitOutcome submit(SubmitGeneration command) {
        return generations.submit(command);
    }

    @Override
    public SubmitOutcome submitFromShare(SubmitGeneration command) {
        return generations.submitFromShare(command);
    }

    @Override
    public Optional<GenerationView> find(GenerationId id, Requester viewer) {
        return generations.find(id, viewer);
    }

    @Override
    public List<GenerationView> latest(Requester requester, int limit) {
        return generations.listOwn(requester, null, limit);
    }

    @Override
    public RemoveOutcome remove(GenerationId id, Requester requester) {
        return generations.remove(id, requester);
    }

    @Override
    public FeedPage feed(Feed.Viewer viewer, @Nullable Long before, int limit) {
        return feed.page(viewer, before, limit);
    }

    @Override
    public QuotaLeft quotaLeft(Requester requester, MediaKind kind) {
        return quota.left(requester, kind);
    }
}
