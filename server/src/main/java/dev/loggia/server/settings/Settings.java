package dev.loggia.server.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Everything the operator may set to start and to grow. Nothing set: all of Loggia on this machine, reachable from it
 * alone, spending nothing.
 *
 * @param dataFolder absolute
 * @param port of the web server; 0 picks a free one
 * @param host address to listen on; loopback while a stand-in is in use, since a rehearsal needs no visitors, and where there
 *     is no web door but health
 * @param database absent: the built-in PostgreSQL
 * @param redis absent: the built-in Redis
 * @param objectStore absent: files below the data folder
 * @param publicUrl how the outside reaches this server; absent: by localhost
 * @param mediaUrl origin that results are shown under; absent: that of the pages
 * @param managementPort separate loopback port for health and metrics; absent: they are on the main port
 * @param masterSecret absent: generated once and kept in the data folder
 * @param replacedSecret absent: the master secret has always been this one
 * @param clientAddress absent: no proxy is believed
 * @param turnstile absent: nobody is asked to show that they are a person
 * @param discord absent: the Discord door stays closed
 * @param telegram without a token there is no Telegram door, whatever the doors say
 * @param doors what this node is for
 * @param jsonLogs one JSON object (Elastic Common Schema) a line instead of text
 */
public record Settings(
        Path dataFolder,
        int port,
        String host,
        Optional<DatabaseUrl> database,
        Optional<RedisUrl> redis,
        Optional<ObjectStore> objectStore,
        KieAccess kie,
        Optional<URI> publicUrl,
        Optional<URI> mediaUrl,
        Optional<Integer> managementPort,
        Optional<Secret> masterSecret,
        Optional<ReplacedSecret> replacedSecret,
        Optional<ClientAddress> clientAddress,
        Optional<Turnstile> turnstile,
        Optional<DiscordAccess> discord,
        TelegramAccess telegram,
        Doors doors,
        boolean jsonLogs) {

    /**
     * Reads and checks all settings without touching network or disk (but for {@code …_FILE}).
     *
     * @param lookup value by environment name, null when not set
     * @throws StartupProblem on the first setting that cannot be used
     */
    public static Settings read(UnaryOperator<@Nullable String> lookup) {
        SettingSource source = new SettingSource(lookup);
        KieAccess kie = KieAccess.read(source);
        Doors doors = Doors.read(source);
        boolean web = doors.has(Doors.Door.WEB);
        Optional<URI> publicUrl = source.find("PUBLIC_URL").map(text -> WebAddress.parse("PUBLIC_URL", text));
        return new Settings(
                Path.of(source.get("LOGGIA_DATA", "data")).toAbsolutePath().normalize(),
                source.port("PORT", source.port("SERVER_PORT", 8080)),
                source.get("LOGGIA_HOST", kie.live() && web ? "0.0.0.0" : "127.0.0.1"),
                source.find("DATABASE_URL").map(DatabaseUrl::parse),
                source.find("REDIS_URL").map(RedisUrl::parse),
                ObjectStore.read(source),
                kie,
                publicUrl,
                MediaHost.read(source, publicUrl),
                managementPort(source, kie.live() && web),
                source.findSecret("LOGGIA_SECRET").map(secret -> secret.strongEnough("LOGGIA_SECRET")),
                ReplacedSecret.read(source),
                ClientAddress.read(source),
                Turnstile.read(source),
                DiscordAccess.read(source),
                TelegramAccess.read(source, doors, publicUrl),
                doors,
                jsonLogs(source));
    }

    /** Whether anything is kept in the data folder; a node that has everything elsewhere needs no disk. */
    public boolean keepsDataHere() {
        return database.isEmpty() || redis.isEmpty() || objectStore.isEmpty() || masterSecret.isEmpty();
    }

    private static Optional<Integer> managementPort(SettingSource source, boolean open) {
        if (source.find("MANAGEMENT_PORT").isEmpty() && !open) {
            return Optional.empty();
        }
        return Optional.of(source.port("MANAGEMENT_PORT", 8081));
    }

    private static boolean jsonLogs(SettingSource source) {
        String format = source.get("LOG_FORMAT", "text");
        return switch (format) {
            case "json" -> true;
            case "text" -> false;
            default -> throw new StartupProblem("LOG_FORMAT must be text or json, but it is \"" + format + "\".");
        };
    }
}
