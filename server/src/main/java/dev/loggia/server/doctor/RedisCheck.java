package dev.loggia.server.doctor;

import dev.loggia.server.local.DataFolderState;
import dev.loggia.server.settings.RedisUrl;
import dev.loggia.server.settings.Settings;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether Redis answers, and which it is. */
final class RedisCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final DataFolderState folder;

    RedisCheck(Settings settings, DataFolderState folder) {
        this.settings = settings;
        this.folder = folder;
    }

    List<Diagnosis> ping() {
        if (settings.redis().isPresent()) {
            return List.of(ping("Redis", settings.redis().get(), "check REDIS_URL and that this machine may reach it"));
        }
        Optional<RedisUrl> running = folder.redis();
        return List.of(
                running.isPresent()
                        ? ping("built-in Redis", running.get(), "start Loggia again; until then limits are tighter")
                        : Diagnosis.ok("built-in Redis: starts with Loggia"));
    }

    private static Diagnosis ping(String name, RedisUrl url, String advice) {
        RedisURI address = RedisURI.create(url.value());
        address.setTimeout(PATIENCE);
        RedisClient client = RedisClient.create(address);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().ping();
            String version = connection.sync().info("server").replaceAll("(?s).*redis_version:(\\S+).*", "$1");
            return Diagnosis.ok(
                    name + ": version " + version + " answers at " + address.getHost() + ":" + address.getPort());
        } catch (RedisException e) {
            return Diagnosis.fail(
                    name + ": " + reason(e) + " at " + address.getHost() + ":" + address.getPort(), advice);
        } finally {
            client.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException) {
                return "refuses the password";
            }
        }
        return "no answer";
    }
}
