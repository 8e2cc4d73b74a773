package dev.loggia.discord.gateway.javacord;

import com.fasterxml.jackson.databind.JsonNode;
import dev.loggia.discord.gateway.DiscordGateway;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import org.javacord.core.DiscordApiImpl;
import org.javacord.core.util.gateway.DiscordWebSocketAdapter;
import org.javacord.core.util.gateway.PacketHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes interactions from Javacord as they came over the wire, before it makes anything of them. It would drop those in guilds,
 * threads and kinds of channels that it does not know, and it shows neither limits of attachments nor today's names. As nothing
 * else of it is used, its cache is left empty: no guild that it cannot read stands in the way, and it costs no memory.
 *
 * <p>Javacord has no place for this, so its table of handlers is reached by reflection. 3.8.0 is its last release; should there
 * ever be another one, {@link #into} says so at the first login.
 */
final class Taps {
    private static final Logger log = LoggerFactory.getLogger(Taps.class);
    private static final String INTERACTION = "INTERACTION_CREATE";
    /** What Javacord itself needs to stay connected. */
    private static final Set<String> KEPT = Set.of("READY", "RESUMED", INTERACTION);

    private Taps() {}

    @SuppressWarnings("unchecked")
    static void into(DiscordApiImpl api, DiscordWebSocketAdapter adapter, DiscordGateway.Listener listener) {
        Map<String, PacketHandler> handlers;
        try {
            Field field = DiscordWebSocketAdapter.class.getDeclaredField("handlers");
            field.setAccessible(true);
            handlers = (Map<String, PacketHandler>) field.get(adapter);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new IllegalStateException("This is not the Javacord that Loggia was made with", e);
        }
        // The reading thread may look something up meanwhile. A value is replaced and others go: a look-up stays whole.
        handlers.put(INTERACTION, new InteractionTap(api, listener));
        handlers.keySet().retainAll(KEPT);
    }

    private static final class InteractionTap extends PacketHandler {
        private final DiscordGateway.Listener listener;

        InteractionTap(DiscordApiImpl api, DiscordGateway.Listener listener) {
            super(api, false, INTERACTION);
            this.listener = listener;
        }

        /** Throws nothing: what is thrown, Javacord logs with the whole packet. */
        @Override
        protected void handle(JsonNode packet) {
            try {
                listener.interaction(packet.toString());
            } catch (Throwable e) {
                log.error("An interaction could not be taken ({})", e.getClass().getSimpleName());
            }
        }
    }
}
