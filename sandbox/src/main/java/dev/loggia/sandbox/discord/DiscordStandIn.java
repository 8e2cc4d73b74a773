package dev.loggia.sandbox.discord;

import com.sun.net.httpserver.HttpServer;
import dev.loggia.sandbox.desk.Room;
import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Discord on loopback, for a bot that does not know the difference: HTTP API and gateway version 10, behind a CONNECT
 * proxy with TLS for libraries whose addresses are fixed, and plainly for clients that can be told one. With it come
 * people who type, press and see. It binds 127.0.0.1 only, runs on daemon threads and logs no text. The module's README
 * lists what it speaks. Source: discord.com/developers/docs as of 2026-08.
 */
public final class DiscordStandIn implements AutoCloseable {
    private final World world;
    private final String token;
    private final HttpServer http;
    private final GatewaySocket socket;
    private final Proxy proxy;
    private final ExecutorService handlers = Threads.pool("discord-stand-in");
    private final ScheduledExecutorService timer = Threads.timer("discord-clock");
    private final Journal journal = new Journal();
    private final Faults faults;
    private final GatewayFaults gatewayFaults;
    private final Room room;
    private final @Nullable Archive archive;
    private int foreigners;

    private DiscordStandIn(Options options) {
        this.world = new World(options);
        world.hand = new Interactions(world, timer);
        this.token = options.token() == null ? madeUp(world.applicationId) : options.token();
        for (int i = 0; i < options.guilds(); i++) {
            world.found(i == 0 ? "Loggia" : "Loggia " + (i + 1), i, false);
        }
        this.archive = options.stateDir() == null ? null : opened(options.stateDir());
        this.faults = new Faults(world);
        Gateway gateway = new Gateway(world, token);
        this.gatewayFaults = new GatewayFaults(world, gateway);
        this.socket = new GatewaySocket(gateway);
        socket.open();
        gateway.plainPort(socket.getPort());
        this.http = bind(options.port());
        http.createContext("/", new Door(world, new Routes(world, socket.getPort()), faults, journal, token));
        http.setExecutor(handlers);
        // The server's own thread inherits being a daemon from the one that starts it.
        Threads.runAsDaemon(http::start);
        this.proxy = new Proxy(http.getAddress().getPort(), socket.getPort());
        this.room = new DiscordRoom(this, world);
    }

    private Archive opened(Path directory) {
        Archive opened = new Archive(world, directory);
        opened.load();
        var unused = timer.scheduleWithFixedDelay(opened::save, 1, 1, TimeUnit.SECONDS);
        return opened;
    }

    /**
     * Starts listening; returns once it does.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static DiscordStandIn start(Options options) {
        return new DiscordStandIn(options);
    }

    /**
     * The HTTP proxy that leads {@code https://discord.com}, {@code wss://gateway.discord.gg} and
     * {@code https://cdn.discordapp.com} here. Its certificate is self-signed and names these hosts.
     */
    public InetSocketAddress proxy() {
        return proxy.address();
    }

    /** {@code http://127.0.0.1:port/api/v10}: the same calls without TLS; its {@code /gateway} answers a plain one too. */
    public URI restBase() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/v10");
    }

    /** The bot's token, without the word Bot. */
    public String token() {
        return token;
    }

    /** The application's id, which is the bot user's too. */
    public String applicationId() {
        return world.applicationId;
    }

    /** The first guild. */
    public Guild guild() {
        return guilds().get(0);
    }

    /** Those the bot was made a member of at the start, in order. */
    public List<Guild> guilds() {
        synchronized (world) {
            return world.guilds.values().stream()
                    .filter(guild -> !guild.foreign())
                    .toList();
        }
    }

    /** A new guild where the bot is not: whoever uses it there has installed it for themselves. */
    public Guild foreignGuild() {
        synchronized (world) {
            foreigners++;
            return world.found("Elsewhere " + foreigners, foreigners, true);
        }
    }

    /** The person of that name, made when first asked for. */
    public Person person(String name) {
        synchronized (world) {
            return world.person(name);
        }
    }

    public Faults faults() {
        return faults;
    }

    public GatewayFaults gateway() {
        return gatewayFaults;
    }

    /** The page's view of the first guild and the direct messages. */
    public Room room() {
        return room;
    }

    /** Sends the same interaction to the bot once more, over whatever session there is. */
    public void resend(Interaction interaction) {
        synchronized (world) {
            world.hand.send(interaction);
        }
    }

    /** The latest use of a command, button, select or form by anybody, completions left out. */
    public Optional<Interaction> lastInteraction() {
        synchronized (world) {
            return world.interactions.values().stream()
                    .filter(one -> one.type() != Interaction.AUTOCOMPLETE)
                    .reduce((earlier, later) -> later);
        }
    }

    /** The names of the commands registered for all guilds, with their slash. */
    public List<String> commands() {
        synchronized (world) {
            List<String> names = new ArrayList<>();
            world.commands.list(Commands.EVERYWHERE).forEach(command -> names.add("/" + Json.string(command, "name")));
            return names;
        }
    }

    /** Every call so far that has ended. */
    public List<Request> requests() {
        return journal.all();
    }

    /** Those of one route. */
    public List<Request> requests(Route route) {
        return journal.all().stream()
                .filter(request -> request.route() == route)
                .toList();
    }

    /** The greatest number of calls of this route that were under way at once. */
    public int mostInFlight(Route route) {
        return journal.mostInFlight(route);
    }

    /** Forgets the calls so far. */
    public void forgetRequests() {
        journal.forget();
    }

    /**
     * What the bot sent that Discord does not know or would refuse: unknown fields, broken limits, calls that do not
     * exist, a missing User-Agent. Empty for a bot that does right.
     */
    public List<String> wireFaults() {
        synchronized (world) {
            return List.copyOf(world.wireFaults);
        }
    }

    /** Stops at once. What is in the state directory is there at the next start. */
    @Override
    public void close() {
        proxy.close();
        http.stop(0);
        socket.shut();
        handlers.shutdownNow();
        timer.shutdownNow();
        if (archive != null) {
            archive.save();
        }
    }

    /** In the shape of Discord's: the bot's id, a time and a signature. */
    private static String madeUp(String id) {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String first = encoder.encodeToString(id.getBytes(StandardCharsets.US_ASCII));
        String last = UUID.randomUUID().toString().replace("-", "") + "sandbox";
        return first + ".Gsandb." + last;
    }

    private static HttpServer bind(int port) {
        // Without this each answer on a kept connection may wait 40 ms for an acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException("Discord stand-in cannot listen on 127.0.0.1:" + port, e);
        }
    }
}
