package dev.loggia.chat.desk;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where calls are noted first. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChatProperties.class)
class DeskConfiguration {

    @Bean
    Spool chatSpool(ChatProperties properties, @Value("${LOGGIA_DATA:data}") String dataFolder) {
        Path folder =
                properties.spool().isBlank() ? Path.of(dataFolder).resolve("chat-spool") : Path.of(properties.spool());
        return new Spool(folder.toAbsolutePath().normalize());
    }
}
