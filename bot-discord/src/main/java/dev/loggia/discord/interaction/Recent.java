package dev.loggia.discord.interaction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The last few thousand ids: Discord sends again what it is not sure we got. */
final class Recent {
    private static final int KEPT = 4096;

    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    });

    /** Whether this is the first time. */
    synchronized boolean isNew(String id) {
        return ids.add(id);
    }
}
