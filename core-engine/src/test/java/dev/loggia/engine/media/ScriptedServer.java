package dev.loggia.engine.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers raw bytes, so that a test can lie in every way HTTP allows. One thread a connection, one answer each. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    public ScriptedServer() {
        this("127.0.0.1", 0);
    }

    public ScriptedServer(String address, int port) {
        try {
            this.socket = new ServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** Writes an answer. */
    public interface Script {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    public ScriptedServer on(String path, Script script) {
        scripts.put(path, script);
        return this;
    }

    /** An honest answer. */
    public ScriptedServer serve(String path, String contentType, byte[] body) {
        return on(path, out -> {
            head(out, "200 OK", "Content-Type: " + contentType, "Content-Length: " + body.length);
            out.write(body);
        });
    }

    public ScriptedServer redirect(String path, String location) {
        return on(path, out -> head(out, "302 Found", "Location: " + location, "Content-Length: 0"));
    }

    public ScriptedServer status(String path, String status) {
        return on(path, out -> head(out, status, "Content-Length: 0"));
    }

    /** One byte at a time, for ever. */
    public ScriptedServer drip(String path, String... headers) {
        return on(path, out -> {
            head(out, "200 OK", headers);
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        });
    }

    public static void head(OutputStream out, String status, String... headers) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n")
                        + "\r\n")
                .getBytes(ISO_8859_1));
    }

    public String origin() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + port();
    }

    public URI uri(String path) {
        return URI.create(origin() + path);
    }

    public int port() {
        return socket.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                connections.incrementAndGet();
                daemon(() -> answer(client));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            String request = reader.readLine();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                // headers do not matter here
            }
            String path = request == null ? "" : request.split(" ")[1].split("\\?")[0];
            Script script = scripts.getOrDefault(path, out -> head(out, "404 Not Found", "Content-Length: 0"));
            OutputStream out = client.getOutputStream();
            script.answer(out);
            out.flush();
            client.shutdownOutput();
        } catch (IOException e) {
            // the client hung up, which some tests are about
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
