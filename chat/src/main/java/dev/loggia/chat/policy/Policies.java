package dev.loggia.chat.policy;

import dev.loggia.chat.Call;
import dev.loggia.chat.Place;
import dev.loggia.engine.platform.Rows;
import dev.loggia.engine.platform.SqlObjects;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What moderators allow, by place. A private chat has no moderators and allows everything. */
@Component
public class Policies {
    private final PolicySql sql;
    private final InstantSource clock;

    Policies(Jdbi jdbi, InstantSource clock) {
        this.sql = SqlObjects.onDemand(jdbi, PolicySql.class);
        this.clock = clock;
    }

    /** What counts where the call was made. */
    public Policy of(Call call) {
        Place place = call.place();
        return place.community() == null
                ? Policy.OPEN
                : sql.find(call.user().platform(), place.community(), place.channel())
                        .map(Policies::policy)
                        .orElse(Policy.OPEN);
    }

    /**
     * Sets what counts from now on.
     *
     * @param channelAlone for the channel of the call instead of the whole community
     * @throws IllegalArgumentException in a private chat
     */
    public void set(Call call, boolean channelAlone, Policy policy) {
        String community = call.place().community();
        if (community == null) {
            throw new IllegalArgumentException("A private chat has no policy");
        }
        int rows = sql.put(
                call.user().platform(),
                community,
                channelAlone ? call.place().channel() : "",
                policy.images(),
                policy.videos(),
                array(policy.models()),
                array(policy.roles()),
                policy.spoiler().wireName(),
                call.user().user(),
                clock.instant());
        Rows.exactlyOne(rows, "a chat policy is kept");
    }

    private static Policy policy(PolicySql.Row row) {
        return new Policy(
                row.images(),
                row.videos(),
                set(row.models()),
                set(row.roles()),
                Policy.Spoiler.valueOf(row.spoiler().toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Set<String> set(@Nullable List<String> values) {
        return values == null ? null : Set.copyOf(values);
    }

    private static String @Nullable [] array(@Nullable Collection<String> values) {
        return values == null ? null : values.stream().sorted().toArray(String[]::new);
    }
}
