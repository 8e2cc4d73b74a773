package dev.loggia.engine.media.files;

import dev.loggia.engine.media.MediaStore;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "loggia.media.store", havingValue = "files", matchIfMissing = true)
@EnableConfigurationProperties(FileMediaConfiguration.Settings.class)
class FileMediaConfiguration {

    /** @param root the directory that holds the objects; made when it is missing */
    @ConfigurationProperties("loggia.media.files")
    record Settings(@DefaultValue("./data/media") Path root) {}

    @Bean
    MediaStore fileMediaStore(Settings settings) {
        return new FileMediaStore(settings.root());
    }
}
