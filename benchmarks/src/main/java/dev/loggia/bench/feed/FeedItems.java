package dev.loggia.bench.feed;

import dev.loggia.bench.frame.DatabaseAddress;

/** Published pictures that nobody made, so that a page has something on it. */
final class FeedItems {
    private FeedItems() {}

    static void publish(DatabaseAddress database, int number) {
        database.run("""
                insert into generation (id, state, kind, model, settings, provider_model, provider_input, prompt, asker_key,
                    owner_id, tier, door, free, price, catalog_version, estimate_micros, queue_class, typical, run_limit,
                    created_at, changed_at, deadline_at, finished_at)
                select gen_random_uuid(), 'SUCCEEDED', 'image', 'bench', '{}', 'bench', '{}', 'a prompt that nobody sees',
                    'visitor:bench-' || n, owner_of('visitor', 'bench-' || n, null, now()), 'free', 'web', true, 1, 'bench', 20000, 1, interval '10 s',
                    interval '5 min', now(), now(), now(), now()
                from generate_series(1, %d) n""".formatted(number), """
                insert into media_asset (id, generation_id, ordinal, kind, content_type, bytes, width, height, sha256,
                    object_key, thumbnail_key, created_at)
                select gen_random_uuid(), id, 0, 'image', 'image/png', 100000, 1024, 1024, repeat('0', 64),
                    'bench/' || id, 'bench/' || id || '/thumbnail', now()
                from generation where model = 'bench'""", """
                insert into feed_item (generation_id, published_at)
                select id, now() from generation where model = 'bench'""", "vacuum analyze generation, media_asset, feed_item");
    }
}
