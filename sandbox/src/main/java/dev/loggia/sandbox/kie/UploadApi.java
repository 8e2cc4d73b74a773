package dev.loggia.sandbox.kie;

import dev.loggia.sandbox.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The three upload calls, as far as a caller notices: the latest few uploads can be read back for a while. */
final class UploadApi {
    private static final long KEPT_BYTES = 32L << 20;
    private static final Pattern DATA = Pattern.compile("(?:data:([\\w/+.-]+);base64,)?([A-Za-z0-9+/=\\s]+)");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern FIELD_NAME = Pattern.compile("(?<!file)name=\"([^\"]*)\"");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Upload(String type, byte[] bytes) {}

    private final Supplier<URI> base;
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    UploadApi(Supplier<URI> base) {
        this.base = base;
    }

    Reply base64(Request request) {
        JsonNode body = request.json();
        Matcher data = DATA.matcher(Json.string(body, "base64Data"));
        if (!data.matches()) {
            return refused("base64Data is not valid");
        }
        byte[] bytes = Base64.getMimeDecoder().decode(data.group(2));
        return keep(body.path("uploadPath"), Json.string(body, "fileName"), type(data.group(1)), bytes);
    }

    /** Nothing is fetched: a stand-in that called any address it is given would be a hole. */
    Reply url(Request request) {
        JsonNode body = request.json();
        if (!Json.string(body, "fileUrl").matches("https?://.+")) {
            return refused("fileUrl is not valid");
        }
        return keep(body.path("uploadPath"), Json.string(body, "fileName"), type(null), new byte[0]);
    }

    Reply stream(Request request) {
        Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)").matcher(request.header("Content-Type"));
        if (!boundary.find()) {
            return refused("multipart/form-data is needed");
        }
        String whole = new String(request.body(), StandardCharsets.ISO_8859_1);
        ObjectNode fields = Json.object();
        byte @Nullable [] file = null;
        for (String part : whole.split(Pattern.quote("--" + boundary.group(1)))) {
            int blank = part.indexOf("\r\n\r\n");
            Matcher name = FIELD_NAME.matcher(part);
            if (blank > 0 && name.find()) {
                String value = part.substring(blank + 4, Math.max(blank + 4, part.length() - 2));
                Matcher fileName = FILE_NAME.matcher(part.substring(0, blank));
                if (fileName.find()) {
                    file = value.getBytes(StandardCharsets.ISO_8859_1);
                    fields.put("original", fileName.group(1));
                } else {
                    fields.put(name.group(1), value);
                }
            }
        }
        if (file == null) {
            return refused("file is required");
        }
        String asked = Json.string(fields, "fileName");
        String given = asked.isEmpty() ? Json.string(fields, "original") : asked;
        return keep(fields.path("uploadPath"), given, type(null), file);
    }

    synchronized Reply fetch(String path) {
        Upload upload = uploads.get(path);
        return upload == null ? Reply.notFound() : Reply.file(upload.type, upload.bytes);
    }

    private synchronized Reply keep(JsonNode uploadPath, String fileName, String type, byte[] bytes) {
        if (!uploadPath.isString()) {
            return refused("uploadPath is required");
        }
        String folder =
                uploadPath.stringValue().replaceAll("[^A-Za-z0-9_/-]", "_").replaceAll("^/+|/+$", "");
        String name = fileName.isBlank() ? UUID.randomUUID() + ".bin" : fileName.replaceAll("[^A-Za-z0-9_.-]", "_");
        String path = "/uploads/" + folder + "/" + name;
        uploads.put(path, new Upload(type, bytes));
        forgetOldest();
        Instant now = Instant.now();
        ObjectNode data = Json.object();
        data.put("fileName", name);
        data.put("filePath", folder + "/" + name);
        data.put("downloadUrl", base.get() + path);
        data.put("fileSize", bytes.length);
        data.put("mimeType", type);
        data.put("uploadedAt", now.toString());
        data.put("expiresAt", now.plus(Duration.ofDays(3)).toString());
        ObjectNode body = answer(true, 200, "File uploaded successfully");
        body.set("data", data);
        return Reply.json(200, body);
    }

    private void forgetOldest() {
        long bytes = uploads.values().stream()
                .mapToLong(upload -> upload.bytes.length)
                .sum();
        Deque<String> oldest = new ArrayDeque<>(uploads.keySet());
        while ((bytes > KEPT_BYTES && oldest.size() > 1) || oldest.size() > 200) {
            Upload gone = uploads.remove(oldest.removeFirst());
            bytes -= gone == null ? 0 : gone.bytes.length;
        }
    }

    private static String type(@Nullable String named) {
        return named == null ? "application/octet-stream" : named;
    }

    private static Reply refused(String message) {
        ObjectNode body = answer(false, 400, message);
        body.putNull("data");
        return Reply.json(200, body);
    }

    private static ObjectNode answer(boolean success, int code, String message) {
        ObjectNode body = Json.object();
        body.put("success", success);
        body.put("code", code);
        body.put("msg", message);
        return body;
    }
}
