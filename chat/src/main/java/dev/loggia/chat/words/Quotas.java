package dev.loggia.chat.words;

import dev.loggia.chat.Call;
import dev.loggia.chat.Text;
import dev.loggia.engine.account.Requester;
import dev.loggia.engine.platform.MediaKind;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.QuotaLeft;
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
                : phrases.line(call, key + ".none", phrases.day(call, left.resetsAt()));
    }
}
