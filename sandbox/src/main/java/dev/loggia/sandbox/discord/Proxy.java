package dev.loggia.sandbox.discord;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP proxy that answers CONNECT to Discord's host names, takes the TLS off and leads to the stand-in's own ports:
 * the way a library gets here whose addresses cannot be set. Any other host is refused.
 */
final class Proxy implements AutoCloseable {
    private static final Set<String> HOSTS = Set.of("discord.com", "cdn.discordapp.com", "media.discordapp.net");

    private final ServerSocket server;
    private final SSLContext tls = Certificate.context();
    private final ExecutorService threads = Threads.pool("discord-proxy");
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int httpPort;
    private final int gatewayPort;

    Proxy(int httpPort, int gatewayPort) {
        this.httpPort = httpPort;
        this.gatewayPort = gatewayPort;
        try {
            server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            client.setTcpNoDelay(true);
            String[] asked = head(client.getInputStream()).split("\r\n")[0].split(" ");
            String host = asked.length > 1 ? asked[1].replaceFirst(":443$", "") : "";
            int port = host.endsWith("discord.gg") ? gatewayPort : HOSTS.contains(host) ? httpPort : 0;
            boolean connects = asked[0].equals("CONNECT") && port > 0;
            String answer = connects ? "200 Connection established" : "403 Forbidden";
            client.getOutputStream().write(("HTTP/1.1 " + answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            if (connects) {
                lead(client, port);
            }
        } catch (IOException e) {
            // Either side has gone.
        } finally {
            open.remove(client);
        }
    }

    private void lead(Socket client, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, (InputStream) null, true);
        try (secured;
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), port)) {
            inside.setTcpNoDelay(true);
            open.add(inside);
            threads.execute(() -> pour(secured, inside, true));
            pour(inside, secured, false);
            open.remove(inside);
        }
    }

    /** When one side ends, both do. */
    private static void pour(Socket from, Socket to, boolean closing) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // The other direction ends by this too.
        }
        if (closing) {
            try {
                to.close();
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < 16_384) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            // They were closed.
        }
        threads.shutdownNow();
    }
}
