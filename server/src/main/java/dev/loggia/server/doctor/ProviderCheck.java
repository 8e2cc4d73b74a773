package dev.loggia.server.doctor;

import dev.loggia.engine.funding.Usd;
import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.server.settings.Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Whether KIE.AI knows the key, and what is left there. */
final class ProviderCheck {
    private final Settings settings;
    private final Adapters adapters;

    ProviderCheck(Settings settings, Adapters adapters) {
        this.settings = settings;
        this.adapters = adapters;
    }

    List<Diagnosis> balance() {
        if (!settings.kie().live()) {
            return List.of(Diagnosis.ok("KIE.AI: a stand-in"
                    + settings.kie()
                            .baseUrl()
                            .map(URI::toString)
                            .map(url -> " at " + url)
                            .orElse("")
                    + ", pictures cost nothing; KIE_API_KEY makes real ones"));
        }
        Map<String, Object> different = Map.of(
                "loggia.kie.connect-timeout", "2s",
                "loggia.kie.request-timeout", "4s",
                // Callbacks are not what is asked about.
                "loggia.public-url", "");
        BalanceResult balance = adapters.use(
                GenerationProvider.class, "dev.loggia.engine.provider.kie", different, GenerationProvider::balance);
        return List.of(diagnosis(balance));
    }

    private static Diagnosis diagnosis(BalanceResult balance) {
        if (balance instanceof BalanceResult.Known known) {
            String what = "KIE.AI: knows the key, " + Usd.format(known.usdMicros()) + " left";
            return known.usdMicros() > 0
                    ? Diagnosis.ok(what)
                    : Diagnosis.fail(what, "top up at https://kie.ai, or nothing will be made");
        }
        ProviderFailure failure = ((BalanceResult.NotAnswered) balance).failure();
        return failure instanceof ProviderFailure.Unavailable
                ? Diagnosis.fail(
                        "KIE.AI: refuses the key in KIE_API_KEY (code " + failure.code() + ")",
                        "check it at https://kie.ai/api-key")
                : Diagnosis.warn(
                        "KIE.AI: does not tell the balance (" + failure.code() + ")",
                        "try again in a minute; look whether this machine may reach it");
    }
}
