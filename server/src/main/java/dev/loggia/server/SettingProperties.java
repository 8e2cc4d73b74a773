package dev.loggia.server;

import dev.loggia.engine.net.CidrBlock;
import dev.loggia.server.settings.ClientAddress;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Doors;
import dev.loggia.server.settings.ObjectStore;
import dev.loggia.server.settings.Secret;
import dev.loggia.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.ResourcePropertySource;

/** The one table from what the operator sets to the properties that the rest of Loggia and Spring read. */
public final class SettingProperties {
    private SettingProperties() {}

    /** Gives an environment, of which the settings were read, all that the server would have before anything runs. */
    public static void addTo(ConfigurableEnvironment environment, Settings settings) {
        environment.getPropertySources().addFirst(new MapPropertySource("loggia settings", beforeStart(settings)));
        try {
            environment.getPropertySources().addLast(new ResourcePropertySource("classpath:application.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known before anything runs. */
    public static Map<String, Object> beforeStart(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.port());
        properties.put("server.address", settings.host());
        settings.publicUrl().ifPresent(url -> properties.put("loggia.public-url", url.toString()));
        settings.mediaUrl().ifPresent(url -> properties.put("loggia.media-url", url.toString()));
        settings.managementPort().ifPresent(port -> {
            properties.put("management.server.port", port);
            properties.put("management.server.address", "127.0.0.1");
        });
        properties.put("loggia.web.open", settings.doors().has(Doors.Door.WEB));
        properties.put("loggia.work.enabled", settings.doors().workers());
        if (settings.jsonLogs()) {
            properties.put("logging.structured.format.console", "ecs");
        }
        settings.objectStore().ifPresent(store -> putAll(properties, store));
        settings.kie().baseUrl().ifPresent(url -> properties.put("loggia.kie.base-url", url.toString()));
        settings.kie().standInElsewhere().ifPresent(url -> {
            properties.put("loggia.kie.api-key", "a-stand-in-takes-any-key");
            properties.put("loggia.media.allowed-origins", url.toString());
        });
        settings.kie().apiKey().ifPresent(key -> properties.put("loggia.kie.api-key", key.value()));
        settings.kie().webhookKey().ifPresent(key -> properties.put("loggia.kie.webhook-hmac-key", key.value()));
        settings.masterSecret().ifPresent(secret -> properties.put("loggia.secret", secret.value()));
        settings.replacedSecret().ifPresent(replaced -> {
            properties.put("loggia.secret-previous", replaced.value().value());
            properties.put("loggia.secret-since", replaced.on().toString());
        });
        settings.clientAddress().ifPresent(clients -> putAll(properties, clients));
        settings.turnstile().ifPresent(turnstile -> {
            properties.put("loggia.turnstile.site-key", turnstile.siteKey());
            properties.put("loggia.turnstile.secret-key", turnstile.secretKey().value());
            settings.publicUrl().ifPresent(url -> properties.put("loggia.turnstile.hostnames", url.getHost()));
        });
        settings.discord().ifPresent(discord -> {
            properties.put("loggia.discord.token", discord.token().value());
            properties.put("loggia.discord.shards", discord.shards());
        });
        settings.telegram().token().ifPresent(token -> {
            properties.put("loggia.telegram.token", token.value());
            properties.put("loggia.telegram.webhook", settings.telegram().webhook());
            settings.telegram().apiUrl().ifPresent(url -> properties.put("loggia.telegram.api-url", url.toString()));
        });
        settings.redis().ifPresent(redis -> properties.put("loggia.redis.url", redis.value()));
        return properties;
    }

    static void put(Map<String, Object> properties, DatabaseUrl database) {
        properties.put("spring.datasource.url", database.jdbcUrl());
        if (database.user() != null) {
            properties.put("spring.datasource.username", database.user());
        }
        Secret password = database.password();
        if (password != null) {
            properties.put("spring.datasource.password", password.value());
        }
    }

    private static void putAll(Map<String, Object> properties, ClientAddress clients) {
        properties.put("loggia.web.client-address.mode", clients.mode());
        String proxies =
                clients.trustedProxies().stream().map(CidrBlock::toString).collect(Collectors.joining(","));
        properties.put("loggia.web.client-address.trusted-proxies", proxies);
    }

    private static void putAll(Map<String, Object> properties, ObjectStore store) {
        properties.put("loggia.media.store", "s3");
        properties.put("loggia.media.s3.endpoint", store.endpoint().toString());
        properties.put("loggia.media.s3.bucket", store.bucket());
        properties.put("loggia.media.s3.region", store.region());
        properties.put("loggia.media.s3.access-key", store.accessKey().value());
        properties.put("loggia.media.s3.secret-key", store.secretKey().value());
    }
}
