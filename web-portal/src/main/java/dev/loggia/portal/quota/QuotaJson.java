package dev.loggia.portal.quota;

import dev.loggia.engine.quota.QuotaLeft;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** The free quota on the wire: the plan's {@code UserTier}, and each kind in full. */
@Schema(name = "Quota")
record QuotaJson(
        @Schema(description = "The tier: free") String type, DailyQuota dailyQuota, Window image, Window video) {

    /** The plan's shape. Videos are counted a week, whatever the name says. */
    record DailyQuota(int images, int videos, Used used) {}

    record Used(int images, int videos) {}

    /** @param window day or week */
    @Schema(name = "QuotaWindow")
    record Window(String window, int limit, int used, int left, Instant resetsAt) {
        static Window of(String window, QuotaLeft left) {
            return new Window(window, left.limit(), left.used(), left.left(), left.resetsAt());
        }
    }

    static QuotaJson of(QuotaLeft images, QuotaLeft videos) {
        return new QuotaJson(
                "free",
                new DailyQuota(images.limit(), videos.limit(), new Used(images.used(), videos.used())),
                Window.of("day", images),
                Window.of("week", videos));
    }
}
