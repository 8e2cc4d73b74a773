package dev.loggia.portal.pages;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedPage;
import dev.loggia.engine.generation.GenerationView;
import dev.loggia.engine.generation.RemoveOutcome;
import dev.loggia.engine.generation.SubmitGeneration;
import dev.loggia.engine.generation.SubmitOutcome;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.QuotaLeft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages ask of the engine, and nothing more, so that they can be looked at without one. */
interface Studio {

    SubmitOutcome submit(SubmitGeneration command);

    SubmitOutcome submitFromShare(SubmitGeneration command);

    Optional<GenerationView> find(GenerationId id, Requester viewer);

    /** The requester's own, newest first. */
    List<GenerationView> latest(Requester requester, int limit);

    RemoveOutcome remove(GenerationId id, Requester requester);

    FeedPage feed(Feed.Viewer viewer, @Nullable Long before, int limit);

    QuotaLeft quotaLeft(Requester requester, MediaKind kind);
}
