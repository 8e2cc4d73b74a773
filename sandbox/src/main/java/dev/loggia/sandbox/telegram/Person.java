package dev.loggia.sandbox.telegram;

import dev.loggia.sandbox.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who uses Telegram: what they do becomes updates, what they see is what the bot made of it. */
public final class Person {
    private static final Duration CHECKOUT = Duration.ofSeconds(10);

    private final World world;
    private final Updates updates;
    private final Queries queries;
    private final Menus menus;
    private final Payments payments;
    private final Attachments attachments;
    private final Sight sight;
    private final long id;

    Person(
            World world,
            Updates updates,
            Queries queries,
            Menus menus,
            Payments payments,
            Attachments attachments,
            Sight sight,
            long id) {
        this.world = world;
        this.updates = updates;
        this.queries = queries;
        this.menus = menus;
        this.payments = payments;
        this.attachments = attachments;
        this.sight = sight;
        this.id = id;
    }

    /** A command in the menu. */
    public record MenuEntry(String command, String description) {}

    public long id() {
        return id;
    }

    public String name() {
        return Json.string(user(), "first_name");
    }

    public String username() {
        return Json.string(user(), "username");
    }

    /** The app's language from now on, as in {@code from.language_code}. */
    public Person speaks(String languageCode) {
        synchronized (world) {
            user().put("language_code", languageCode);
        }
        return this;
    }

    /** The private chat with the bot. */
    public Place chat() {
        return new Place(id, 0);
    }

    /**
     * Writes to the bot; the first time opens the chat.
     *
     * @return the message's id
     */
    public int writes(String text) {
        return writesIn(chat(), text);
    }

    /** Writes; the bot hears it in a group only when it is a command, a mention or an answer to the bot. */
    public int writesIn(Place place, String text) {
        return post(place, 0, Formatted.plain(text).found());
    }

    public int replies(Seen message, String text) {
        return post(message.place(), message.id(), Formatted.plain(text).found());
    }

    /** Presses a link {@code t.me/bot?start=payload} and then Start. */
    public int opensLink(String payload) {
        if (!payload.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a payload is 1 to 64 of A-Za-z0-9_-");
        }
        return writes("/start " + payload);
    }

    /** Sends a picture to the bot. */
    public int sendsPhoto(String fileName, byte[] bytes, String caption) {
        Shelf.Item item = attachments.store("photo", new Upload(fileName, "image/png", bytes));
        synchronized (world) {
            Chat chat = open(chat());
            ObjectNode message = world.head(chat, user(), 0);
            Messages.putMedia(message, "photo", item, Args.NONE);
            Messages.putCaption(message, Formatted.plain(caption).found(), Args.NONE);
            world.add(chat, message);
            updates.add("message", message);
            return message.path("message_id").asInt(0);
        }
    }

    /**
     * Presses the button whose label is or contains this.
     *
     * @throws IllegalArgumentException when the message has no such button any more
     */
    public Press presses(Seen message, String label) {
        synchronized (world) {
            Seen now = sight.of(message.place()).stream()
                    .filter(seen -> seen.id() == message.id())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("the message is gone"));
            return press(
                    now,
                    now.button(label)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("no button " + label + " in " + now.labels())));
        }
    }

    Press press(Seen message, Seen.Button button) {
        synchronized (world) {
            if (button.data().isEmpty()) {
                return new Press(world, null, button.url());
            }
            Queries.Question question = queries.ask("callback");
            ObjectNode query = Json.object();
            query.put("id", question.id).set("from", user().deepCopy());
            query.set("message", post(message).message.deepCopy());
            query.put("chat_instance", Long.toString(message.place().chat() * 31 + 7));
            updates.add("callback_query", query.put("data", button.data()));
            return new Press(world, question, "");
        }
    }

    /** Types {@code @bot query} in some chat. */
    public Asked asksInline(String query) {
        return asksInline(query, "");
    }

    /** The same for the page that a former answer's next_offset names. */
    public Asked asksInline(String query, String offset) {
        synchronized (world) {
            Queries.Question question = queries.ask("inline");
            ObjectNode update = Json.object();
            update.put("id", question.id).set("from", user().deepCopy());
            update.put("query", query).put("offset", offset).put("chat_type", "sender");
            updates.add("inline_query", update);
            return new Asked(world, question);
        }
    }

    /** Sends what an inline query offered, as a message "via" the bot. */
    public int chooses(Place place, Asked.Result result) {
        synchronized (world) {
            Chat chat = open(place);
            ObjectNode message = world.head(chat, user(), place.topic());
            message.set("via_bot", world.bot().deepCopy());
            attachments.find(result.fileId()).ifPresent(item -> {
                Messages.putMedia(message, item.kind(), item, Args.NONE);
                Messages.putCaption(message, Formatted.plain(result.caption()), Args.NONE);
            });
            if (result.fileId().isEmpty()) {
                JsonNode content = Json.read(result.json()).path("input_message_content");
                Messages.putText(
                        message,
                        Formatted.plain(Json.string(content, "message_text")).found());
            }
            world.add(chat, message);
            updates.add("message", message);
            return message.path("message_id").asInt(0);
        }
    }

    /** Presses Pay under an invoice; what follows is in the purchase. */
    public Purchase pays(Seen message) {
        synchronized (world) {
            JsonNode invoice = post(message).message.path("invoice");
            if (invoice.isMissingNode()) {
                throw new IllegalArgumentException("the message is no invoice");
            }
            Chat chat = world.chat(message.place().chat());
            Purchase purchase = new Purchase(world);
            Queries.Question question = queries.ask("checkout", CHECKOUT, answer -> {
                if (Json.string(answer, "ok").equals("true")) {
                    purchase.paid(payments.pay(chat, user(), invoice));
                }
            });
            purchase.asked(question);
            updates.add("pre_checkout_query", payments.checkout(question.id, user(), invoice));
            return purchase;
        }
    }

    /** Stops the bot: what it sends from now on is refused with 403. */
    public void blocks() {
        turn(true);
    }

    public void unblocks() {
        turn(false);
    }

    /** The private chat, oldest message first. */
    public List<Seen> sees() {
        return sees(chat());
    }

    /** A chat, or a forum's topic, oldest message first. */
    public List<Seen> sees(Place place) {
        return sight.of(place);
    }

    /** To what the app would reply by itself there: a question of the bot to this person, until they write something. */
    public Optional<ForcedReply> seesForcedReply(Place place) {
        return sight.forced(place, user());
    }

    /** The newest message of the private chat. */
    public Optional<Seen> seesLast() {
        List<Seen> all = sees();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** What the bot shows to be doing: {@code typing}, {@code upload_photo}; for five seconds or until its next message. */
    public Optional<String> seesAction(Place place) {
        return sight.doing(place);
    }

    /** The command menu there, in this person's language and for what they are in the chat. */
    public List<MenuEntry> seesCommands(Place place) {
        synchronized (world) {
            List<MenuEntry> entries = new ArrayList<>();
            menus.seenBy(world.chat(place.chat()), user())
                    .forEach(command -> entries.add(new MenuEntry(
                            Json.string(command, "command").replace("/", ""), Json.string(command, "description"))));
            return entries;
        }
    }

    private ObjectNode user() {
        return world.person(id);
    }

    private Chat.Post post(Seen message) {
        Chat.Post post = world.chat(message.place().chat()).posts.get(message.id());
        if (post == null) {
            throw new IllegalArgumentException("the message is gone");
        }
        return post;
    }

    private Chat open(Place place) {
        Chat named = world.chat(place.chat());
        Chat chat = named.migratedTo == 0 ? named : world.chat(named.migratedTo);
        if (chat.isPrivate()) {
            if (chat.blocked) {
                turn(false);
            }
            chat.started = true;
        }
        return chat;
    }

    private int post(Place place, int replyTo, Formatted text) {
        synchronized (world) {
            Chat chat = open(place);
            ObjectNode message = world.head(chat, user(), place.topic());
            Chat.Post answered = chat.posts.get(replyTo);
            if (answered != null) {
                message.set("reply_to_message", Messages.withoutReply(answered.message));
            }
            Messages.putText(message, text);
            world.add(chat, message);
            if (heard(chat, message)) {
                updates.add("message", message);
            }
            return message.path("message_id").asInt(0);
        }
    }

    /** Privacy mode: in groups the bot gets what is meant for it. */
    private boolean heard(Chat chat, ObjectNode message) {
        if (chat.isPrivate()) {
            return true;
        }
        String at = "@" + world.options.botUsername();
        String text = Json.string(message, "text");
        String first = text.split("\\s", 2)[0];
        boolean command = first.matches("/\\w+(@\\w+)?") && (!first.contains("@") || first.endsWith(at));
        boolean answer =
                message.path("reply_to_message").path("from").path("id").asLong(0) == world.options.botId();
        boolean member = List.of("member", "administrator").contains(world.botIn(chat));
        return member && (command || answer || text.contains(at) || chat.isAdmin(world.options.botId()));
    }

    private void turn(boolean blocked) {
        synchronized (world) {
            Chat chat = world.chat(id);
            if (chat.blocked == blocked) {
                return;
            }
            chat.blocked = blocked;
            chat.started = true;
            updates.add(
                    "my_chat_member",
                    Members.changed(world, chat, user(), blocked ? "member" : "kicked", blocked ? "kicked" : "member"));
        }
    }
}
