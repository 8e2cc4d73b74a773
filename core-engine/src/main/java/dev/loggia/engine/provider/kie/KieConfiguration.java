package dev.loggia.engine.provider.kie;

import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.provider.GenerationProvider;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.engine.quota.SharedPace;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers KIE.AI as the provider once {@code loggia.kie.base-url} says where it is. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("loggia.kie.base-url")
@EnableConfigurationProperties(KieProperties.class)
class KieConfiguration {

    @Bean
    CallbackAddress kieCallbackAddress(Secrets secrets, @Value("${loggia.public-url:}") String publicUrl) {
        return new CallbackAddress(secrets, publicBase(publicUrl));
    }

    @Bean
    GenerationProvider kieProvider(
            KieProperties properties,
            CallbackAddress callbacks,
            ObjectProvider<RateLimits> rates,
            MeterRegistry meters,
            InstantSource clock) {
        KieWire wire = new KieWire(properties, meters, clock);
        return new KieProvider(wire, callbacks, new QueryPace(pace(properties.queriesPerSecond(), rates, clock)));
    }

    /** Without the engine around it, as the doctor has it, the adapter counts for itself. */
    private static SharedPace pace(int perSecond, ObjectProvider<RateLimits> rates, InstantSource clock) {
        RateLimits shared = rates.getIfAvailable();
        return shared == null ? SharedPace.ofThisNode(perSecond, clock) : shared.pace("kie_query", perSecond);
    }

    @Bean
    CallbackVerification kieCallbacks(KieProperties properties, CallbackAddress callbacks, InstantSource clock) {
        return new KieCallbacks(callbacks, properties.webhookHmacKey(), clock);
    }

    private static @Nullable URI publicBase(String publicUrl) {
        return publicUrl.isBlank() ? null : Addresses.base("loggia.public-url", publicUrl);
    }
}
