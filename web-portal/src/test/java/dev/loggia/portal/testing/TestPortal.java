package dev.loggia.portal.testing;

import dev.loggia.engine.account.Requester;
import dev.loggia.engine.catalog.Catalog;
import dev.loggia.engine.feed.Feed;
import dev.loggia.engine.feed.FeedUpdates;
import dev.loggia.engine.generation.GenerationUpdates;
import dev.loggia.engine.generation.Generations;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.message.EngineMessages;
import dev.loggia.engine.message.MessageBundles;
import dev.loggia.engine.platform.GenerationId;
import dev.loggia.engine.platform.Secrets;
import dev.loggia.engine.provider.CallbackReading;
import dev.loggia.engine.provider.CallbackVerification;
import dev.loggia.engine.quota.FreeQuota;
import dev.loggia.engine.quota.RateLimits;
import dev.loggia.portal.visitor.KnownVisitor;
import dev.loggia.portal.visitor.RequesterResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The portal, pages and API, over a fake engine. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ComponentScan("dev.loggia.portal")
@Import({MessageBundles.class, EngineMessages.class, Secrets.class})
public class TestPortal {
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Bean
    FakeEngine fakeEngine() {
        return new FakeEngine();
    }

    @Bean
    Generations generations(FakeEngine engine) {
        return engine.generations();
    }

    @Bean
    Feed feed(FakeEngine engine) {
        return engine.feed();
    }

    @Bean
    FreeQuota freeQuota(FakeEngine engine) {
        return engine.quota();
    }

    @Bean
    RateLimits rateLimits(FakeEngine engine) {
        return engine.rates();
    }

    @Bean
    Media media(FakeEngine engine) {
        return engine.media();
    }

    @Bean
    GenerationUpdates updates(FakeEngine engine) {
        return engine.updates();
    }

    @Bean
    FeedUpdates feedUpdates(FakeEngine engine) {
        return engine.feedUpdates();
    }

    /** Visitors as always, and the member whom the fake engine says is signed in. */
    @Bean
    @Primary
    RequesterResolver requesters(@Qualifier("visitorOnlyResolver") RequesterResolver visitors, FakeEngine engine) {
        return new RequesterResolver() {
            @Override
            public KnownVisitor visitor(HttpServletRequest request) {
                return visitors.visitor(request);
            }

            @Override
            public Optional<Requester.Member> member(HttpServletRequest request) {
                return Optional.ofNullable(engine.signedIn);
            }
        };
    }

    @Bean
    InstantSource clock() {
        return InstantSource.fixed(NOW);
    }

    @Bean
    Catalog catalog() {
        return Catalog.bundled();
    }

    /** Genuine is whoever says "good"; the body is the task id. */
    @Bean
    CallbackVerification callbackVerification() {
        return new CallbackVerification() {
            @Override
            public CallbackReading read(
                    GenerationId generation, int attempt, String mac, Map<String, String> headers, byte[] body) {
                String task = new String(body, StandardCharsets.UTF_8);
                if (!mac.equals("good")) {
                    return new CallbackReading.Forged();
                }
                return task.isEmpty() ? new CallbackReading.Unreadable() : new CallbackReading.Genuine(task);
            }

            @Override
            public boolean isAddressOf(GenerationId generation, int attempt, URI callbackUrl) {
                return true;
            }
        };
    }

    /** The webhook of a chat platform: it is in a module that does not know the portal's annotations. */
    @RestController
    static class PlatformWebhook {
        @PostMapping("/webhooks/platform")
        String called() {
            return "taken";
        }
    }

    /** Fails in a way nobody foresaw. */
    @RestController
    static class Broken {
        @GetMapping("/api/test/broken")
        String broken() {
            throw new IllegalStateException("secret-canary in an exception");
        }
    }
}
