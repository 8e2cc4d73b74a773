package dev.loggia.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.loggia.sandbox.json.Json;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FilesTest {
    private final TelegramStandIn telegram = TelegramStandIn.start(Options.defaults());
    private final Caller caller = new Caller(telegram);
    private final Person ada = telegram.person("Ada");

    @BeforeEach
    void open() {
        ada.writes("/start");
    }

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void aFileIsSentOnceAndNamedAfterwards() throws Exception {
        byte[] picture = Pictures.png(30, 20);
        JsonNode photo = upload("sendPhoto", "photo", "a.png", picture)
                .path("result")
                .path("photo")
                .path(0);
        String id = Json.string(photo, "file_id");
        assertThat(caller.said("sendPhoto", "{'chat_id':" + ada.id() + ",'photo':'" + id + "'}"))
                .isEqualTo("200");
        assertThat(caller.said("sendVideo", "{'chat_id':" + ada.id() + ",'video':'" + id + "'}"))
                .isEqualTo("400 Bad Request: can't use file of type Photo as Video");
        assertThat(caller.said("sendPhoto", "{'chat_id':" + ada.id() + ",'photo':'nonsense'}"))
                .isEqualTo("400 Bad Request: wrong file identifier/HTTP URL specified");
        String path = Json.string(caller.result("getFile", "{'file_id':'" + id + "'}"), "file_path");
        HttpResponse<byte[]> file = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(telegram.baseUri() + "/file/bot" + telegram.token() + "/" + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.body()).isEqualTo(picture);
    }

    @Test
    void aPhotoHasItsLimits() throws Exception {
        assertThat(said("photo", "a.png", "no picture".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Bad Request: IMAGE_PROCESS_FAILED");
        assertThat(said("photo", "a.png", Pictures.png(2100, 100))).isEqualTo("Bad Request: PHOTO_INVALID_DIMENSIONS");
        assertThat(said("photo", "a.png", new byte[(10 << 20) + 1]))
                .isEqualTo("Bad Request: file of size 10485761 bytes is too big for a photo;"
                        + " the maximum size is 10485760 bytes");
        JsonNode tooLarge = upload("sendDocument", "document", "a.zip", new byte[(50 << 20) + 1]);
        assertThat(tooLarge.path("error_code").asInt(0)).isEqualTo(413);
    }

    @Test
    void anAddressIsFetched() throws Exception {
        HttpServer host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] picture = Pictures.png(30, 20);
        host.createContext("/boat.png", exchange -> {
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        host.start();
        try {
            String base = "http://127.0.0.1:" + host.getAddress().getPort();
            assertThat(caller.said("sendPhoto", "{'chat_id':" + ada.id() + ",'photo':'" + base + "/boat.png'}"))
                    .isEqualTo("200");
            assertThat(ada.seesLast().orElseThrow().file().name()).isEqualTo("boat.png");
            assertThat(caller.said("sendPhoto", "{'chat_id':" + ada.id() + ",'photo':'" + base + "/none'}"))
                    .isEqualTo("400 Bad Request: failed to get HTTP URL content");
        } finally {
            host.stop(0);
        }
    }

    private String said(String field, String name, byte[] bytes) throws Exception {
        return Json.string(upload("sendPhoto", field, name, bytes), "description");
    }

    private JsonNode upload(String method, String field, String name, byte[] bytes) throws Exception {
        byte[] start = ("--B\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n" + ada.id()
                        + "\r\n--B\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\n--B--\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] body = ByteBuffer.allocate(start.length + bytes.length + end.length)
                .put(start)
                .put(bytes)
                .put(end)
                .array();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(telegram.baseUri() + "/bot" + telegram.token() + "/" + method))
                .header("Content-Type", "multipart/form-data; boundary=B")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return Json.read(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
