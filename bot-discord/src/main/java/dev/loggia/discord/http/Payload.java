package dev.loggia.discord.http;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it goes to Discord. It always says who may be mentioned (nobody, unless told otherwise), and always the text,
 * the embeds, the buttons and the files, so that an edit leaves nothing of what was there before.
 */
public record Payload(ObjectNode json, List<Upload> files) {
    private static final int HIDDEN = 64;

    public Payload {
        files = List.copyOf(files);
    }

    /** An empty message. */
    public static Payload blank(List<Upload> files) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("content", "");
        json.putArray("embeds");
        json.putArray("components");
        json.putObject("allowed_mentions").putArray("parse");
        var attachments = json.putArray("attachments");
        for (int i = 0; i < files.size(); i++) {
            attachments
                    .addObject()
                    .put("id", Integer.toString(i))
                    .put("filename", files.get(i).name());
        }
        return new Payload(json, files);
    }

    /** A line of text that mentions one person, who is told of it. */
    public Payload mentioning(String user) {
        ObjectNode copy = json.deepCopy();
        copy.put("content", "<@" + user + ">");
        ObjectNode allowed = copy.putObject("allowed_mentions");
        allowed.putArray("parse");
        allowed.putArray("users").add(user);
        return new Payload(copy, files);
    }

    /** Seen by the requester alone; only for what answers an interaction. */
    public Payload hidden() {
        ObjectNode copy = json.deepCopy();
        copy.put("flags", HIDDEN);
        return new Payload(copy, files);
    }

    /** Discord posts a message with the same nonce once within some minutes, and answers a repeat with the first. */
    Payload once(String nonce) {
        ObjectNode copy = json.deepCopy();
        copy.put("nonce", nonce);
        copy.put("enforce_nonce", true);
        return new Payload(copy, files);
    }

    @Override
    public String toString() {
        return "Payload[" + files.size() + " files]";
    }
}
