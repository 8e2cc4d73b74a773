package dev.loggia.server.doctor;

import dev.loggia.engine.platform.Secrets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The engine's own adapters, with this installation's settings and nothing around them: what they cannot do, Loggia cannot. */
final class Adapters {
    private final ConfigurableEnvironment settings;

    Adapters(ConfigurableEnvironment settings) {
        this.settings = settings;
    }

    /** @param different settings for the examination alone, such as shorter waits */
    <T, R> R use(Class<T> port, String adapterPackage, Map<String, Object> different, Function<T, R> use) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.merge(settings);
        environment.getPropertySources().addFirst(new MapPropertySource("for the examination", different));
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.setEnvironment(environment);
            context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            context.registerBean(InstantSource.class, Clock::systemUTC);
            context.registerBean(Secrets.class, () -> Secrets.of("for the examination alone, never sent"));
            context.scan(adapterPackage);
            context.refresh();
            return use.apply(context.getBean(port));
        }
    }
}
