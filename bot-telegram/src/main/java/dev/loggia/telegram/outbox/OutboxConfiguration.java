package dev.loggia.telegram.outbox;

import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.ChatDesk;
import dev.loggia.engine.media.Media;
import dev.loggia.telegram.gallery.FileIds;
import dev.loggia.telegram.wire.BotApi;
import dev.loggia.telegram.wire.BotIdentity;
import dev.loggia.telegram.wire.TelegramProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What shows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("loggia.telegram.token")
class OutboxConfiguration {

    @Bean
    Presses telegramPresses(BotApi api, TelegramProperties properties, MeterRegistry meters) {
        return new Presses(api, properties.pressGrace(), meters);
    }

    @Bean
    ClosedChats telegramClosedChats(Jdbi jdbi, BotApi api, MeterRegistry meters, InstantSource clock) {
        return new ClosedChats(jdbi, api.token().bot(), meters, clock);
    }

    @Bean
    Moderators telegramModerators(BotApi api) {
        return new Moderators(api);
    }

    @Bean
    TelegramDoor telegramDoor(
            ObjectProvider<ChatDesk> desk,
            BotApi api,
            BotIdentity identity,
            Media media,
            FileIds fileIds,
            ButtonIds buttonIds,
            Presses presses,
            ClosedChats closed,
            Moderators moderators,
            TelegramProperties properties,
            InstantSource clock,
            @Value("${loggia.public-url:}") String publicUrl) {
        Pieces pieces = new Pieces(media, fileIds);
        Speech speech = new Speech(api);
        return new TelegramDoor(
                desk,
                new TelegramDoor.Tools(
                        speech,
                        new Exhibit(api, pieces),
                        pieces,
                        new Keyboards(buttonIds, properties.apiIsHere()),
                        presses,
                        new Pacer(clock),
                        new Tempo(properties.editPause(), clock),
                        new Hint(speech, identity),
                        closed,
                        moderators,
                        new PageLinks(publicUrl),
                        properties.maxUpload().toBytes()));
    }
}
