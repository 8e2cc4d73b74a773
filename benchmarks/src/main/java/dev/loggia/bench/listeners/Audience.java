package dev.loggia.bench.listeners;

import dev.loggia.bench.frame.EventReader;
import dev.loggia.bench.frame.Submissions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Many who listen to the feed on one thread of ours, so that it is the server's memory that is measured. */
final class Audience implements AutoCloseable {
    private static final int AT_ONCE = 100;

    private final Selector selector;
    private int size;
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);

    /** Opens them a hundred at a time, as people come, and returns when the server has answered all. */
    Audience(int port, int size) throws IOException {
        selector = Selector.open();
        InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        while (this.size < size) {
            int more = Math.min(AT_ONCE, size - this.size);
            for (int i = 0; i < more; i++) {
                open(server);
            }
            this.size += more;
            hear("retry: ", more, 60);
        }
    }

    private void open(InetSocketAddress server) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap(EventReader.request("/api/feed/events", Submissions.address())));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** When each of them heard a word, in seconds since 1970, ascending. */
    double[] hear(String word, int patience) throws IOException {
        return hear(word, size, patience);
    }

    private double[] hear(String word, int listeners, int patience) throws IOException {
        double[] heard = new double[listeners];
        int count = 0;
        selector.keys().forEach(key -> key.attach(null));
        double deadline = EventReader.now() + patience;
        while (count < listeners) {
            if (EventReader.now() > deadline) {
                throw new IOException(count + " of " + listeners + " heard " + word);
            }
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                if (read(key).contains(word) && key.attachment() == null) {
                    key.attach(word);
                    heard[count++] = EventReader.now();
                }
            }
            selector.selectedKeys().clear();
        }
        Arrays.sort(heard);
        return heard;
    }

    private String read(SelectionKey key) throws IOException {
        buffer.clear();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            throw new IOException("The server ended a stream");
        }
        String text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        if (text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 200")) {
            throw new IOException(
                    "The server answered " + text.lines().findFirst().orElse("nothing"));
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
