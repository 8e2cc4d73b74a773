package dev.loggia.server;

import java.util.HashMap;
import java.util.Map;
import org.springframework.core.SpringProperties;

/**
 * A start that ends as soon as all beans are made, so that the JVM can note which classes a start needs. It uses no port,
 * no folder and no server: the addresses lead nowhere.
 */
final class TrainingRun {
    private TrainingRun() {}

    /** Set by the launcher with {@code -Dspring.context.exit=onRefresh}. */
    static boolean isOn() {
        return "onRefresh".equalsIgnoreCase(SpringProperties.getProperty("spring.context.exit"));
    }

    static Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", 0);
        properties.put("loggia.public-url", "http://localhost");
        properties.put("loggia.secret", "0".repeat(64));
        properties.put("loggia.media.files.root", System.getProperty("java.io.tmpdir") + "/loggia-training");
        properties.put("loggia.redis.url", "redis://127.0.0.1:1");
        properties.put("loggia.kie.base-url", "http://127.0.0.1:1");
        properties.put("loggia.kie.api-key", "training");
        properties.put("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/training");
        return properties;
    }
}
