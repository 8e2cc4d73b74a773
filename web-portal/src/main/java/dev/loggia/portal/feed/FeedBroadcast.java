package dev.loggia.portal.feed;

import dev.loggia.engine.delivery.Subscription;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedItem;
import dev.loggia.engine.feed.FeedUpdates;
import dev.loggia.portal.stream.EventStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells everybody who watches the feed what came and what went. The database is read once a change, however many watch: all of
 * them see the visitors' redacted view, so that one frame of bytes serves all who came
 * by one address.
 */
@Component
class FeedBroadcast implements DisposableBean {
    private static final int WINDOW = 50;

    private final Feed feed;
    private final JsonMapper json;
    /** With what addresses of results begin with for each. */
    private final Map<EventStream, String> listeners = new ConcurrentHashMap<>();

    private final Subscription subscription;
    private @Nullable List<FeedItem> last;

    FeedBroadcast(Feed feed, FeedUpdates updates, JsonMapper json) {
        this.feed = feed;
        this.json = json;
        this.subscription = updates.subscribe(this::changed);
    }

    /**
     * @param origin what addresses of results begin with for this listener
     * @param after the position it has seen, null when it only wants what comes from now on
     */
    synchronized void join(EventStream listener, String origin, @Nullable Long after) {
        if (last == null || listeners.isEmpty()) {
            last = newest();
        }
        if (after != null) {
            framesOf(last, origin, item -> item.position() > after).forEach(listener::send);
        }
        listeners.put(listener, origin);
    }

    void leave(EventStream listener) {
        listeners.remove(listener);
    }

    synchronized void changed() {
        List<FeedItem> before = last;
        if (listeners.isEmpty() || before == null) {
            last = null;
            return;
        }
        List<FeedItem> now = newest();
        last = now;
        List<byte[]> removals = removals(before, now);
        Set<Object> known = new HashSet<>(before.stream().map(FeedItem::id).toList());
        long oldest = before.isEmpty()
                ? Long.MIN_VALUE
                : before.get(before.size() - 1).position();
        Map<String, List<byte[]>> arrivals = new HashMap<>();
        listeners.forEach((listener, origin) -> {
            removals.forEach(listener::send);
            arrivals.computeIfAbsent(
                            origin,
                            here -> framesOf(now, here, item -> item.position() > oldest && !known.contains(item.id())))
                    .forEach(listener::send);
        });
    }

    private List<FeedItem> newest() {
        return feed.page(Feed.Viewer.FREE, null, WINDOW).items();
    }

    /** Oldest first, so that whoever puts each on top ends with the newest on top. */
    private List<byte[]> framesOf(List<FeedItem> items, String origin, Predicate<FeedItem> wanted) {
        List<byte[]> frames = new ArrayList<>();
        for (int i = items.size() - 1; i >= 0; i--) {
            FeedItem item = items.get(i);
            if (wanted.test(item)) {
                String data = json.writeValueAsString(FeedJson.Item.of(item, origin));
                frames.add(EventStream.frame(Long.toString(item.position()), "item", data));
            }
        }
        return frames;
    }

    /** What was there, is not any more, and was not merely pushed out of the window. */
    private static List<byte[]> removals(List<FeedItem> before, List<FeedItem> now) {
        Set<Object> present = new HashSet<>(now.stream().map(FeedItem::id).toList());
        boolean full = now.size() >= WINDOW;
        long oldest = full ? now.get(now.size() - 1).position() : Long.MIN_VALUE;
        return before.stream()
                .filter(item -> !present.contains(item.id()) && item.position() > oldest)
                .map(item -> EventStream.frame(null, "removed", "{\"id\":\"" + item.id() + "\"}"))
                .toList();
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}
