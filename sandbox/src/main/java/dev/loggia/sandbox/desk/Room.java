package dev.loggia.sandbox.desk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One chat platform as a person at the page sees it; values are plain maps, lists, strings, numbers and booleans, ready for JSON. */
public interface Room {
    /** What the platform is called in addresses: {@code telegram}. */
    String name();

    /** Who one can be; the first is who one is at first. */
    List<String> people();

    /** Grows with each change that anybody here could see. */
    long version();

    /**
     * Everything that the person sees, oldest message first. {@code media[].url} ends with the id that {@link #media}
     * takes; {@code thinking} is a message that the bot has promised and not yet written; {@code online} is false until
     * the bot has come; {@code reply} is the message to
     * which what the person types next is a reply unless they say otherwise.
     *
     * <pre>
     * {version, online,
     *  commands: [{name, description,
     *              options: [{name, description, type, required, choices: [{name, value}], autocomplete, min, max}]}],
     *  messages: [{id, author, self, bot, text, format: "discord"|"html", ephemeral, thinking, edited,
     *              embed: {title, description, color, fields: [{name, value, inline}], footer},
     *              media: [{url, type, name, spoiler}],
     *              buttons: [[{label, emoji, style, id, url, disabled}]],
     *              replyTo, canReply}],
     *  reply: {message, placeholder} | null,
     *  form: {id, title, fields: [{id, label, value, long, required, max}]} | null,
     *  notice: string | null}
     * </pre>
     */
    Map<String, Object> state(String person);

    /**
     * What the person does: {@code {type: "command", name, options: {}}}, {@code {type: "text", text, replyTo}}, {@code {type:
     * "press", message, button}}, {@code {type: "form", values: {}}} or {@code {type: "suggest", name, option, typed}}.
     *
     * @return {@code {choices: [{name, value}]}} for a suggestion, {@code {error: "…"}} for what cannot be, else an empty
     *     map
     */
    Map<String, Object> act(String person, Map<String, Object> action);

    /** The bytes behind the last segment of a {@code media[].url}; empty when there are none. */
    Optional<Media> media(String id);
}
