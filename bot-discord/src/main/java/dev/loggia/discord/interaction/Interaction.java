package dev.loggia.discord.interaction;

import dev.loggia.chat.Place;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Discord says about one thing that somebody did, as far as Loggia looks at it. Source:
 * discord.com/developers/docs/interactions/receiving-and-responding, interaction object.
 *
 * @param name what the person is called there
 * @param direct whether it is in a private channel with the bot
 * @param limit bytes that a file may have in the answer
 * @param message the message whose button was pressed, or whose form was filled in; empty for a command
 * @param messageHidden whether that one is seen by this person alone
 * @param messageRequester whose command that one answers; empty where Discord does not say
 */
record Interaction(
        String id,
        String application,
        Kind kind,
        String token,
        String user,
        String name,
        Place place,
        String channel,
        boolean direct,
        Locale locale,
        long limit,
        String message,
        boolean messageHidden,
        String messageRequester,
        JsonNode data) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int HIDDEN = 1 << 6;
    private static final long USUAL_LIMIT = 10L << 20;
    private static final long DISCORD_EPOCH_MILLIS = 1_420_070_400_000L;
    private static final int TIME_SHIFT = 22;
    /** ADMINISTRATOR and MANAGE_GUILD. */
    private static final long MANAGES = 0x8 | 0x20;

    private static final Set<Integer> THREADS = Set.of(10, 11, 12);
    private static final int PRIVATE_CHANNEL_OF_OTHERS = 2;

    enum Kind {
        COMMAND,
        COMPONENT,
        COMPLETION,
        FORM,
        OTHER;

        private static Kind of(int type) {
            return switch (type) {
                case 2 -> COMMAND;
                case 3 -> COMPONENT;
                case 4 -> COMPLETION;
                case 5 -> FORM;
                default -> OTHER;
            };
        }
    }

    /** @throws IllegalArgumentException when it cannot be answered, for lack of an id, a token or a person */
    static Interaction read(String text) {
        JsonNode json = JSON.readTree(text);
        JsonNode member = json.path("member");
        JsonNode user = member.has("user") ? member.path("user") : json.path("user");
        boolean inGuild = json.path("guild_id").isString();
        return new Interaction(
                needed(json, "id"),
                needed(json, "application_id"),
                Kind.of(json.path("type").asInt(0)),
                needed(json, "token"),
                needed(user, "id"),
                name(member, user),
                place(json, member),
                channel(json),
                !inGuild && json.path("context").asInt(1) != PRIVATE_CHANNEL_OF_OTHERS,
                locale(json),
                json.path("attachment_size_limit").asLong(USUAL_LIMIT),
                json.path("message").path("id").asString(""),
                (json.path("message").path("flags").asInt(0) & HIDDEN) != 0,
                json.path("message")
                        .path("interaction_metadata")
                        .path("user")
                        .path("id")
                        .asString(""),
                json.path("data"));
    }

    /** Whether it is about the answer to somebody else, as far as Discord says. */
    boolean aboutAnothers() {
        return !messageRequester.isEmpty() && !messageRequester.equals(user);
    }

    /** The moment that is in the id. */
    Instant at() {
        return Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> TIME_SHIFT) + DISCORD_EPOCH_MILLIS);
    }

    private static String needed(JsonNode json, String field) {
        String value = json.path(field).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException("An interaction without " + field);
        }
        return value;
    }

    private static String name(JsonNode member, JsonNode user) {
        for (String name : new String[] {
            member.path("nick").asString(""), user.path("global_name").asString("")
        }) {
            if (!name.isBlank()) {
                return name;
            }
        }
        return user.path("username").asString("");
    }

    private static String channel(JsonNode json) {
        String id = json.path("channel_id").asString("");
        return id.isEmpty() ? json.path("channel").path("id").asString("") : id;
    }

    private static Place place(JsonNode json, JsonNode member) {
        String guild = json.path("guild_id").asString("");
        JsonNode channel = json.path("channel");
        String parent = channel.path("parent_id").asString("");
        boolean thread = THREADS.contains(channel.path("type").asInt(0)) && !parent.isEmpty();
        Set<String> roles = new HashSet<>();
        member.path("roles").values().forEach(role -> roles.add(role.asString("")));
        return new Place(
                guild.isEmpty() ? null : guild,
                thread ? parent : channel(json),
                thread ? channel(json) : null,
                channel.path("nsfw").asBoolean(false),
                manages(member.path("permissions").asString("0")),
                roles);
    }

    private static boolean manages(String permissions) {
        return permissions.matches("[0-9]{1,30}")
                && new java.math.BigInteger(permissions)
                                .and(java.math.BigInteger.valueOf(MANAGES))
                                .signum()
                        != 0;
    }

    private static Locale locale(JsonNode json) {
        String own = json.path("locale").asString("");
        return Locale.forLanguageTag(own.isEmpty() ? json.path("guild_locale").asString("en") : own);
    }

    @Override
    public String toString() {
        return "Interaction[" + kind + "]";
    }
}
