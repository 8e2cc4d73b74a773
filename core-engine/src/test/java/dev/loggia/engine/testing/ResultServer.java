package dev.loggia.engine.testing;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/** Serves what a provider's result addresses serve: a real picture, or whatever a test needs instead. */
public final class ResultServer implements AutoCloseable {
    private final HttpServer server;

    private ResultServer(HttpServer server) {
        this.server = server;
    }

    public static ResultServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] picture = drawPicture();
            serve(server, "/picture.png", 200, "image/png", picture);
            serve(server, "/page.png", 200, "image/png", "<html>no picture</html>".getBytes());
            serve(server, "/broken.png", 503, "text/plain", new byte[0]);
            server.setExecutor(Executors.newFixedThreadPool(4, task -> {
                Thread thread = new Thread(task, "result-server");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
            return new ResultServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The origin to allow in {@code loggia.media.allowed-origins}. */
    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public URI picture() {
        return URI.create(origin() + "/picture.png");
    }

    /** HTML that calls itself a picture. */
    public URI disguisedPage() {
        return URI.create(origin() + "/page.png");
    }

    /** Answers 503 for ever. */
    public URI broken() {
        return URI.create(origin() + "/broken.png");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void serve(HttpServer server, String path, int status, String type, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static byte[] drawPicture() throws IOException {
        BufferedImage image = new BufferedImage(96, 54, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xC8553D));
        pen.fillOval(20, 5, 44, 44);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
