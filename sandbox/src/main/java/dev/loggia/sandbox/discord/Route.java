package dev.loggia.sandbox.discord;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The calls spoken here, below {@code /api/v10}. */
public enum Route {
    GATEWAY("GET", "/gateway"),
    GATEWAY_BOT("GET", "/gateway/bot"),
    APPLICATION("GET", "/(?:oauth2/)?applications/@me"),
    ME("GET", "/users/@me"),
    OPEN_DIRECT("POST", "/users/@me/channels"),
    LIST_COMMANDS("GET", "/applications/(\\d+)(?:/guilds/(\\d+))?/commands"),
    CREATE_COMMAND("POST", "/applications/(\\d+)(?:/guilds/(\\d+))?/commands"),
    OVERWRITE_COMMANDS("PUT", "/applications/(\\d+)(?:/guilds/(\\d+))?/commands"),
    EDIT_COMMAND("PATCH", "/applications/(\\d+)(?:/guilds/(\\d+))?/commands/(\\d+)"),
    DELETE_COMMAND("DELETE", "/applications/(\\d+)(?:/guilds/(\\d+))?/commands/(\\d+)"),
    CALLBACK("POST", "/interactions/(\\d+)/([^/]+)/callback"),
    GET_ANSWER("GET", "/webhooks/(\\d+)/([^/]+)/messages/(@original|\\d+)"),
    EDIT_ANSWER("PATCH", "/webhooks/(\\d+)/([^/]+)/messages/(@original|\\d+)"),
    DELETE_ANSWER("DELETE", "/webhooks/(\\d+)/([^/]+)/messages/(@original|\\d+)"),
    FOLLOW_UP("POST", "/webhooks/(\\d+)/([^/]+)"),
    CHANNEL("GET", "/channels/(\\d+)"),
    TYPING("POST", "/channels/(\\d+)/typing"),
    SEND("POST", "/channels/(\\d+)/messages"),
    GET_MESSAGE("GET", "/channels/(\\d+)/messages/(\\d+)"),
    EDIT_MESSAGE("PATCH", "/channels/(\\d+)/messages/(\\d+)"),
    DELETE_MESSAGE("DELETE", "/channels/(\\d+)/messages/(\\d+)"),
    FILE("GET", "/attachments/\\d+/(\\d+)/[^/]+"),
    OTHER("", "");

    private final String method;
    private final Pattern path;

    Route(String method, String path) {
        this.method = method;
        this.path = Pattern.compile(path);
    }

    static Call find(Call call) {
        for (Route route : values()) {
            Optional<Matcher> found = route.match(call.method(), call.path());
            if (found.isPresent()) {
                return call.to(route, found.get());
            }
        }
        return call;
    }

    private Optional<Matcher> match(String wantedMethod, String wantedPath) {
        Matcher matcher = path.matcher(wantedPath);
        return method.equals(wantedMethod) && matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** Callbacks and webhooks carry their own token in the path. */
    boolean needsBotToken() {
        return switch (this) {
            case GATEWAY, CALLBACK, GET_ANSWER, EDIT_ANSWER, DELETE_ANSWER, FOLLOW_UP, FILE, OTHER -> false;
            default -> true;
        };
    }
}
