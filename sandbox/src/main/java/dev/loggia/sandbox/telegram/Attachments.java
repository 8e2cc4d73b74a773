package dev.loggia.sandbox.telegram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that a call means (sent with it, known by its file_id, or at an address) and holds it against the limits.
 * Takes no lock: an address is really asked.
 */
final class Attachments {
    static final int LARGEST_UPLOAD = 50 << 20;
    private static final int LARGEST_PHOTO = 10 << 20;
    private static final int LARGEST_PHOTO_BY_URL = 5 << 20;
    private static final int LARGEST_BY_URL = 20 << 20;
    private static final int LONGEST_SIDES = 10_000;
    private static final int LARGEST_RATIO = 20;

    private final Shelf shelf;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Attachments(Shelf shelf) {
        this.shelf = shelf;
    }

    /** The file in the call's field {@code kind}. */
    Shelf.Item of(String kind, Args args) {
        Upload direct = args.file(kind);
        return direct != null ? store(kind, direct) : named(kind, args.text(kind), args);
    }

    /** The file that the value names: {@code attach://part}, an address or a file_id. */
    Shelf.Item named(String kind, String value, Args args) {
        if (value.isEmpty()) {
            throw Refusal.bad("there is no " + kind + " in the request");
        }
        if (value.startsWith("attach://")) {
            Upload upload = args.file(value.substring("attach://".length()));
            if (upload == null) {
                throw Refusal.bad("file attached but not found in the request");
            }
            return store(kind, upload);
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            return store(kind, fetch(kind, value));
        }
        Shelf.Item item = shelf.find(value).orElseThrow(() -> Refusal.bad("wrong file identifier/HTTP URL specified"));
        if (!item.kind().equals(kind) && !kind.equals("document")) {
            throw Refusal.bad("can't use file of type " + capital(item.kind()) + " as " + capital(kind));
        }
        return item;
    }

    Optional<Shelf.Item> find(String fileId) {
        return shelf.find(fileId);
    }

    Shelf.Item store(String kind, Upload upload) {
        if (upload.bytes().length == 0) {
            throw Refusal.bad("file must be non-empty");
        }
        if (upload.bytes().length > LARGEST_UPLOAD) {
            throw Refusal.of(413, "Request Entity Too Large");
        }
        if (!kind.equals("photo")) {
            return shelf.put(kind, upload, 0, 0);
        }
        if (upload.bytes().length > LARGEST_PHOTO) {
            throw Refusal.bad("file of size " + upload.bytes().length
                    + " bytes is too big for a photo; the maximum size is " + LARGEST_PHOTO + " bytes");
        }
        int[] size = size(upload.bytes());
        if (size == null) {
            throw Refusal.bad("IMAGE_PROCESS_FAILED");
        }
        int shorter = Math.max(1, Math.min(size[0], size[1]));
        if (size[0] + size[1] > LONGEST_SIDES || Math.max(size[0], size[1]) / shorter > LARGEST_RATIO) {
            throw Refusal.bad("PHOTO_INVALID_DIMENSIONS");
        }
        return shelf.put(kind, upload, size[0], size[1]);
    }

    private Upload fetch(String kind, String address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            int most = kind.equals("photo") ? LARGEST_PHOTO_BY_URL : LARGEST_BY_URL;
            try (InputStream in = response.body()) {
                byte[] bytes = in.readNBytes(most + 1);
                if (response.statusCode() != 200 || bytes.length > most) {
                    throw Refusal.bad("failed to get HTTP URL content");
                }
                String path = request.uri().getPath();
                String type = response.headers().firstValue("Content-Type").orElse("application/octet-stream");
                return new Upload(path.substring(path.lastIndexOf('/') + 1), type, bytes);
            }
        } catch (IOException e) {
            throw Refusal.bad("failed to get HTTP URL content");
        } catch (IllegalArgumentException e) {
            throw Refusal.bad("wrong HTTP URL specified");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(500, "Internal Server Error: Request aborted");
        }
    }

    /** Width and height from the head of the file; null when it is no picture. */
    private static int @Nullable [] size(byte[] bytes) {
        if (bytes.length > 30 && new String(bytes, 8, 4, java.nio.charset.StandardCharsets.ISO_8859_1).equals("WEBP")) {
            return new int[] {512, 512};
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return new int[] {reader.getWidth(0), reader.getHeight(0)};
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static String capital(String kind) {
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }
}
