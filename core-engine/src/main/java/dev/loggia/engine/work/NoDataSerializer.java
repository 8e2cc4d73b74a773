package dev.loggia.engine.work;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/** Steps carry an id and no data, so nothing is ever serialized, by Java or otherwise. */
final class NoDataSerializer implements Serializer {
    @Override
    public byte[] serialize(@Nullable Object data) {
        if (data != null) {
            throw new IllegalArgumentException("Steps carry no data");
        }
        return new byte[0];
    }

    @Override
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // db-scheduler's own contract: no data is null
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return null;
    }
}
