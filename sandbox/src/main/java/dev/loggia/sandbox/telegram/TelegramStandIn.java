package dev.loggia.sandbox.telegram;

import com.sun.net.httpserver.HttpServer;
import dev.loggia.sandbox.desk.Room;
import dev.loggia.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Telegram's Bot API on loopback with people who write, press buttons, block the bot and pay: long polling and webhook,
 * files, entities, keyboards, groups, a forum, and the refusals in the real one's words, with faults on demand. It binds
 * 127.0.0.1 only, runs on daemon threads and logs no message. The module's README lists what it speaks. Source:
 * core.telegram.org/bots/api (10.1), tdlib/telegram-bot-api for the words of refusals.
 */
public final class TelegramStandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "telegram-stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final World world;
    private final Shelf shelf = new Shelf();
    private final Updates updates;
    private final Faults faults;
    private final Journal journal = new Journal();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Room room;
    private final @Nullable Archive archive;

    private TelegramStandIn(Options options) {
        server = bind(options.port());
        world = new World(options);
        updates = new Updates(world);
        faults = new Faults(updates);
        Attachments attachments = new Attachments(shelf);
        Posting posting = new Posting(world, attachments);
        Webhook webhook = new Webhook(world, updates);
        Menus menus = new Menus(world);
        Queries queries = new Queries(world, shelf);
        Payments payments = new Payments(world, posting, updates);
        Sight sight = new Sight(world, shelf);
        archive = archive(options.stateDir(), webhook, menus, payments);
        for (ObjectNode user : world.people()) {
            long id = user.path("id").asLong(0);
            people.put(
                    Json.string(user, "first_name"),
                    new Person(world, updates, queries, menus, payments, attachments, sight, id));
        }
        Editing editing = new Editing(world, attachments);
        Lookups lookups = new Lookups(world, shelf);
        Methods methods = new Methods(posting, editing, updates, webhook, menus, queries, lookups, payments);
        room = new TelegramRoom(this, world, shelf);
        server.createContext("/", new Wire(world, methods, shelf, faults, journal));
        server.setExecutor(threads);
        threads.execute(webhook);
        if (archive != null) {
            threads.execute(archive);
        }
        startAsDaemon();
    }

    /**
     * Starts listening; returns once it does.
     *
     * @throws UncheckedIOException when the port is taken or the state directory cannot be used
     */
    public static TelegramStandIn start(Options options) {
        return new TelegramStandIn(options);
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String token() {
        return world.options.token();
    }

    public long botId() {
        return world.options.botId();
    }

    public String botUsername() {
        return world.options.botUsername();
    }

    /** First names, in order. */
    public List<String> people() {
        return List.copyOf(people.keySet());
    }

    /**
     * Who is called so.
     *
     * @throws IllegalArgumentException when nobody is
     */
    public Person person(String name) {
        Person person = people.get(name);
        if (person == null) {
            throw new IllegalArgumentException("nobody here is called " + name);
        }
        return person;
    }

    /** A group of all people and the bot, which is in privacy mode. */
    public Place group() {
        synchronized (world) {
            return new Place(world.group().id, 0);
        }
    }

    /** A topic of the forum, made when it is first named; all people and the bot are there. */
    public Place topic(String name) {
        synchronized (world) {
            Map<Integer, String> topics = world.forum().topics;
            return topics.entrySet().stream()
                    .filter(topic -> topic.getValue().equals(name))
                    .map(topic -> new Place(world.forum().id, topic.getKey()))
                    .findFirst()
                    .orElseGet(() -> {
                        int id = 2 + topics.size() * 3;
                        topics.put(id, name);
                        return new Place(world.forum().id, id);
                    });
        }
    }

    /** Someone throws the bot out of a group. */
    public void kicksBot(Place group) {
        botBecomes(group, "kicked");
    }

    /** Someone takes the bot into a group again. */
    public void addsBot(Place group) {
        botBecomes(group, "member");
    }

    /** Makes the person an administrator of a group; the first person owns it. */
    public void promotes(Place group, Person person) {
        synchronized (world) {
            world.chat(group.chat()).members.put(person.id(), "administrator");
        }
    }

    /** The group becomes a supergroup: the old id is refused with {@code migrate_to_chat_id}. */
    public Place upgradesGroup() {
        synchronized (world) {
            Chat old = world.group();
            Chat next = world.upgrade();
            ObjectNode owner = world.people().get(0);
            ObjectNode message = world.head(old, owner, 0);
            message.put("migrate_to_chat_id", next.id);
            updates.add("message", message);
            return new Place(next.id, 0);
        }
    }

    private void botBecomes(Place group, String status) {
        synchronized (world) {
            Chat chat = world.chat(group.chat());
            String before = world.botIn(chat);
            chat.members.put(botId(), status);
            updates.add(
                    "my_chat_member",
                    Members.changed(world, chat, world.people().get(0), before, status));
        }
    }

    /** The same chats for the page on which a person talks to the bot. */
    public Room room() {
        return room;
    }

    public Faults faults() {
        return faults;
    }

    /** Every call that was made, in the order of the answers. */
    public List<Call> calls() {
        return journal.calls();
    }

    /** The calls of one method, as it is published. */
    public List<Call> calls(String method) {
        return calls().stream().filter(call -> call.method().equals(method)).toList();
    }

    /** The most calls that were under way at once, getUpdates apart. */
    public int mostInFlight() {
        return journal.most();
    }

    /** What in the calls is not as published: unknown fields, wrong types, required ones absent. Never a value. */
    public List<String> wireFaults() {
        return journal.wireFaults();
    }

    /** Forgets calls and findings; messages stay. */
    public void clearJournal() {
        journal.clear();
    }

    /** All updates so far by update_id, oldest first, confirmed or not. */
    public List<Integer> updateIds() {
        return updates.ids();
    }

    /** Whether a bot has asked for updates since the start, or has a webhook. */
    boolean hasBot() {
        return updates.wanted();
    }

    /** Updates that the bot has not confirmed. */
    public int unconfirmed() {
        synchronized (world) {
            return updates.waiting();
        }
    }

    @Override
    public void close() {
        world.close();
        faults.clear();
        server.stop(0);
        threads.shutdownNow();
        if (archive != null) {
            archive.save();
        }
    }

    private @Nullable Archive archive(@Nullable Path folder, Webhook webhook, Menus menus, Payments payments) {
        if (folder == null) {
            return null;
        }
        Archive opened = new Archive(folder, world, updates, webhook, menus, payments, shelf);
        try {
            opened.load();
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
        return opened;
    }

    /** The server's own thread inherits being a daemon from the one that starts it. */
    private void startAsDaemon() {
        Thread thread = new Thread(server::start, "telegram-start");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer bind(int port) {
        // Without this each answer on a kept connection may wait 40 ms for an acknowledgement.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 128);
        } catch (IOException e) {
            throw new UncheckedIOException("Telegram stand-in cannot listen on 127.0.0.1:" + port, e);
        }
    }
}
