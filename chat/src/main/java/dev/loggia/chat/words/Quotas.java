package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.chat.Text;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What is left of the free quota, in words. */
@Component
public class Quotas {
    private final FreeQuota quota;
    private final Phrases phrases;

    Quotas(FreeQuota quota, Phrases phrases) {
        this.quota = quota;
        this.phrases = phrases;
    }

    /** "3 of 5 free images left today", or when the next come. */
    public Text line(Call call, Requester requester, MediaKind kind) {
        QuotaLeft left = quota.left(requester, kind);
        String key = "quota." + kind.wireName();
        return left.left() > 0
                ? phrases.line(call, key, left.left(), left.limit())
                : phrases.line(call, key + ".none", day(left.resetsAt(), call.locale()));
    }

    /** The day on which a window ends, in UTC. */
    static String day(Instant at, Locale locale) {
        String pattern = locale.getLanguage().equals("de") ? "d. MMMM" : "d MMMM";
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atOffset(ZoneOffset.UTC));
    }
}
