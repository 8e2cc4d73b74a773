package dev.loggia.server;

import dev.loggia.server.local.DataFolder;
import dev.loggia.server.local.FreePort;
import dev.loggia.server.settings.DatabaseUrl;
import dev.loggia.server.settings.Doors;
import dev.loggia.server.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Lays what the application stands on before its first bean is made: ports looked at, data folder taken, local servers
 * started where nothing else is configured, database migrated. Failing here is early and in our own words.
 */
final class Bootstrap
        implements ApplicationContextInitializer<ConfigurableApplicationContext>, Runnable, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);

    private final Settings settings;
    private final ConcurrentLinkedDeque<Runnable> closings = new ConcurrentLinkedDeque<>();

    Bootstrap(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("closedDoors", new ClosedDoors(settings.doors()));
        Map<String, Object> properties = TrainingRun.isOn() ? TrainingRun.properties() : lay(context.getBeanFactory());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("loggia foundation", properties));
    }

    private Map<String, Object> lay(ConfigurableListableBeanFactory beans) {
        ListenAddress.check(settings.host(), settings.port(), "PORT");
        settings.managementPort().ifPresent(port -> ListenAddress.check("127.0.0.1", port, "MANAGEMENT_PORT"));
        Map<String, Object> properties = new HashMap<>();
        int port = settings.port() == 0 ? FreePort.any() : settings.port();
        properties.put("server.port", port);
        if (settings.publicUrl().isEmpty()
                && !settings.kie().live()
                && settings.doors().has(Doors.Door.WEB)) {
            // A stand-in can call back to this machine. The real provider cannot, and must not be told so.
            properties.put("loggia.public-url", ListenAddress.onThisMachine(settings.host(), port));
        }
        Optional<DataFolder> folder = settings.keepsDataHere() ? Optional.of(openFolder()) : Optional.empty();
        folder.ifPresent(opened -> putWhatIsKeptHere(properties, opened));
        DatabaseUrl database =
                settings.database().orElseGet(() -> folder.orElseThrow().startPostgres(Bootstrap::stopForGood));
        SettingProperties.put(properties, database);
        new Migrations(database).apply();
        if (settings.kie().baseUrl().isEmpty()) {
            StandIns standIns = StandIns.start(folder);
            closings.push(standIns::close);
            properties.putAll(standIns.properties());
            ChatStandIns chats = ChatStandIns.start(settings, folder);
            closings.push(chats::close);
            properties.putAll(chats.properties());
            chats.desk().ifPresent(desk -> beans.registerSingleton("chatPage", desk));
        }
        return properties;
    }

    private DataFolder openFolder() {
        DataFolder folder = DataFolder.open(settings.dataFolder());
        closings.push(folder::close);
        return folder;
    }

    private void putWhatIsKeptHere(Map<String, Object> properties, DataFolder folder) {
        if (settings.masterSecret().isEmpty()) {
            properties.put("loggia.secret", folder.masterSecret().value());
        }
        if (settings.objectStore().isEmpty()) {
            properties.put("loggia.media.files.root", folder.media().toString());
        }
        if (settings.redis().isEmpty()) {
            properties.put("loggia.redis.url", folder.startRedis().value());
        }
    }

    /** As an action of the shutdown hook. */
    @Override
    public void run() {
        close();
    }

    /** Safe to call twice, and from the shutdown hook while the start is still under way. */
    @Override
    public void close() {
        for (Runnable closing = closings.poll(); closing != null; closing = closings.poll()) {
            closing.run();
        }
    }

    /** Without its database the process is of no use; a supervisor that starts it again is. */
    private static void stopForGood(String sentence) {
        log.error(sentence);
        new Thread(() -> System.exit(1), "stop").start();
    }
}
