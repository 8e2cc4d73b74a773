package dev.loggia.sandbox.discord;

import dev.loggia.sandbox.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps files and describes them as Discord does. */
final class Attachments {
    private static final String CDN = "https://cdn.discordapp.com/attachments/";

    private Attachments() {}

    static ObjectNode store(World world, Channel channel, Upload file, JsonNode described) {
        String id = world.ids.next();
        world.files.put(id, file);
        String wanted = Json.string(described, "filename");
        String name = (wanted.isEmpty() ? file.name() : wanted).replaceAll("[^A-Za-z0-9._-]", "_");
        if (Json.flag(described, "is_spoiler") && !name.startsWith("SPOILER_")) {
            name = "SPOILER_" + name;
        }
        String url = CDN + channel.id() + "/" + id + "/" + name + "?ex=7fffffff&is=0&hm=0";
        ObjectNode json = Json.object();
        json.put("id", id)
                .put("filename", name)
                .put("size", file.bytes().length)
                .put("url", url);
        json.put("proxy_url", url.replace("cdn.discordapp.com", "media.discordapp.net"));
        json.put("content_type", file.type());
        String description = Json.string(described, "description");
        if (!description.isEmpty()) {
            json.put("description", description);
        }
        if (file.picture()) {
            measure(file.bytes(), json);
        }
        return json;
    }

    /** The id within an address made above; empty for a foreign one. */
    static String idIn(String url) {
        if (!url.startsWith(CDN)) {
            return "";
        }
        String[] parts = url.substring(CDN.length()).split("/");
        return parts.length < 3 ? "" : parts[1];
    }

    private static void measure(byte[] bytes, ObjectNode json) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (readers.hasNext()) {
                ImageReader reader = readers.next();
                reader.setInput(in);
                json.put("width", reader.getWidth(0)).put("height", reader.getHeight(0));
                reader.dispose();
            }
        } catch (IOException e) {
            json.put("width", 0).put("height", 0); // a file that only says it is a picture
        }
    }
}
