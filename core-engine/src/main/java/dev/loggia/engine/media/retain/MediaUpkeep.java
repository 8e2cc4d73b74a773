package dev.loggia.engine.media.retain;

import dev.loggia.engine.work.RecurringWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets what expired or was deleted, a minute later at most. */
@Component
class MediaUpkeep implements RecurringWork {
    private final MediaReaper reaper;

    MediaUpkeep(MediaReaper reaper) {
        this.reaper = reaper;
    }

    @Override
    public String name() {
        return "media-reaper";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        reaper.reap();
    }
}
