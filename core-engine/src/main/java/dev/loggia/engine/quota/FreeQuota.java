package dev.loggia.engine.quota;

import dev.loggia.engine.account.Asker;
import dev.loggia.engine.platform.MediaKind;
import org.springframework.stereotype.Component;

/** Exact free quota: 5 images a UTC day, 1 video an ISO week, by subject, counted in PostgreSQL. */
@Component
public class FreeQuota {

    /** What is left to a free asker. */
    public QuotaLeft left(Asker asker, MediaKind kind) {
        throw new IllegalStateException("being written");
    }
}
