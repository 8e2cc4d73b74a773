package dev.loggia.server;

import dev.loggia.engine.provider.BalanceResult;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.provider.ProviderFailure;
import dev.loggia.server.settings.StartupProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.stereotype.Component;

/**
 * Asks the provider for its balance before any door opens: a wrong key is found now, not by the first person who wants a
 * picture. A provider that does not answer stops nothing; it may be back in a minute.
 */
@Component
@ConditionalOnBean(GenerationProvider.class)
class ProviderKeyCheck extends StartCheck {
    private static final Logger log = LoggerFactory.getLogger(ProviderKeyCheck.class);

    private final GenerationProvider provider;

    ProviderKeyCheck(GenerationProvider provider) {
        this.provider = provider;
    }

    @Override
    void check() {
        if (provider.balance() instanceof BalanceResult.NotAnswered unanswered) {
            ProviderFailure failure = unanswered.failure();
            if (failure instanceof ProviderFailure.Unavailable) {
                throw new StartupProblem("KIE.AI refuses the key in KIE_API_KEY (code " + failure.code()
                        + "); check it at https://kie.ai/api-key, or remove it to rehearse with the stand-in.");
            }
            log.warn("The provider did not tell its balance ({}); starting all the same", failure.code());
        }
    }
}
