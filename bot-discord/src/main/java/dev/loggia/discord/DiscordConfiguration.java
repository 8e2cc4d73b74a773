package dev.loggia.discord;

import dev.loggia.chat.ButtonIds;
import dev.loggia.chat.ChatDesk;
import dev.loggia.discord.answer.DiscordDoor;
import dev.loggia.discord.command.CommandRegistration;
import dev.loggia.discord.gateway.DiscordGateway;
import dev.loggia.discord.gateway.javacord.JavacordGateway;
import dev.loggia.discord.gateway.javacord.JavacordSettings;
import dev.loggia.discord.http.BotClient;
import dev.loggia.discord.http.InteractionClient;
import dev.loggia.discord.interaction.Reception;
import dev.loggia.discord.message.Pictures;
import dev.loggia.discord.message.Rendering;
import dev.loggia.discord.shard.ShardSettings;
import dev.loggia.discord.shard.Shards;
import dev.loggia.engine.media.Media;
import dev.loggia.engine.message.Messages;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Opens the door where there is a token; without one nothing of Discord is made. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DiscordProperties.class)
@Conditional(TokenIsSet.class)
class DiscordConfiguration {

    @Bean
    InteractionClient discordInteractions(DiscordProperties properties, DiscordAgent agent, InstantSource time) {
        return new InteractionClient(properties.api(), agent.name(), time);
    }

    @Bean
    BotClient discordBot(DiscordProperties properties, DiscordAgent agent, InstantSource time) {
        return new BotClient(properties.api(), agent.name(), properties.token(), time);
    }

    /** How Discord wants clients to call themselves: with an address for complaints. */
    @Bean
    DiscordAgent discordAgent(@Value("${loggia.public-url:}") String publicUrl) {
        return new DiscordAgent("DiscordBot (" + (publicUrl.isBlank() ? "https://loggia.invalid" : publicUrl) + ", 1)");
    }

    @Bean
    DiscordDoor discordDoor(
            InteractionClient interactions,
            BotClient bot,
            ButtonIds ids,
            Media media,
            MeterRegistry meters,
            InstantSource time,
            @Value("${loggia.media-url:${loggia.public-url:}}") String mediaUrl) {
        Pictures pictures = new Pictures((asset, variant) -> media.open(asset, variant, null), time);
        return new DiscordDoor(interactions, bot, new Rendering(ids, pictures, mediaUrl), meters, time);
    }

    @Bean
    AcknowledgingThreads discordAcknowledgements(DiscordProperties properties, InteractionClient interactions) {
        return new AcknowledgingThreads(
                properties.acknowledgements(), properties.waiting(), properties.keepWarm(), interactions::keepWarm);
    }

    @Bean
    Reception discordReception(
            ChatDesk desk,
            ButtonIds ids,
            Messages texts,
            InteractionClient interactions,
            AcknowledgingThreads threads,
            MeterRegistry meters,
            InstantSource time) {
        return new Reception(desk, ids, texts, interactions, threads::execute, meters, time);
    }

    @Bean
    DiscordGateway discordGateway(DiscordProperties properties) {
        return new JavacordGateway(new JavacordSettings(
                properties.token(),
                properties.loginTimeout(),
                properties.silentAfter(),
                properties.watchEvery(),
                proxy(properties.standInProxy())));
    }

    @Bean
    Shards discordShards(
            DiscordGateway gateway,
            Reception reception,
            BotClient bot,
            ChatDesk desk,
            Messages texts,
            JdbcConnectionDetails database,
            DiscordProperties properties) {
        ShardSettings settings = new ShardSettings(
                properties.shardCount(), properties.leadEvery(), properties.leadGrace(), new OwnConnections(database));
        return new Shards(gateway, reception, bot, new CommandRegistration(desk, bot, texts), settings);
    }

    private static @Nullable InetSocketAddress proxy(String address) {
        if (address.isEmpty()) {
            return null;
        }
        URI uri = URI.create("http://" + address);
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    /** @param name the header User-Agent */
    record DiscordAgent(String name) {}
}
