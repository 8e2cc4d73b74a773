package dev.loggia.portal.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One listener's stream. Writing never blocks: what the network does not take yet waits here, and a listener that takes
 * nothing for too long is let go. Between events it holds no thread.
 */
final class EventChannel implements WriteListener {
    private static final int MAX_PENDING_BYTES = 256 * 1024;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Runnable closed;
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private int pendingBytes;
    private boolean started;
    private boolean unflushed;
    private boolean ending;
    private boolean ended;

    EventChannel(AsyncContext async, Runnable closed) throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.closed = closed;
    }

    void start() {
        out.setWriteListener(this);
    }

    /** Queues one frame. Does nothing once the stream is ending. */
    void send(byte[] frame) {
        boolean finished;
        synchronized (this) {
            if (ending || ended) {
                return;
            }
            if (pendingBytes + frame.length > MAX_PENDING_BYTES) {
                finished = finish();
            } else {
                pending.add(frame);
                pendingBytes += frame.length;
                finished = drain();
            }
        }
        completeIf(finished);
    }

    /** Ends the stream after what is queued, without waiting for it. */
    void end() {
        boolean finished;
        synchronized (this) {
            ending = true;
            finished = drain();
        }
        completeIf(finished);
    }

    @Override
    public void onWritePossible() {
        boolean finished;
        synchronized (this) {
            started = true;
            finished = drain();
        }
        completeIf(finished);
    }

    @Override
    public void onError(Throwable cause) {
        abandon();
    }

    /** Ends the stream at once; what is queued is lost. Idempotent. */
    void abandon() {
        boolean finished;
        synchronized (this) {
            finished = !ended && finish();
        }
        completeIf(finished);
    }

    /** Writes what the network takes now. True when the stream is over and has to be completed, outside the lock. */
    private boolean drain() {
        if (!started || ended) {
            return false;
        }
        try {
            while (!pending.isEmpty() || unflushed) {
                if (!out.isReady()) {
                    return false; // onWritePossible comes when the network takes more
                }
                writeNext(pending.poll());
            }
        } catch (IOException | IllegalStateException e) {
            return finish();
        }
        return ending && finish();
    }

    private void writeNext(byte @Nullable [] frame) throws IOException {
        if (frame == null) {
            out.flush();
            unflushed = false;
        } else {
            pendingBytes -= frame.length;
            out.write(frame);
            unflushed = true;
        }
    }

    private boolean finish() {
        ended = true;
        pending.clear();
        return true;
    }

    private void completeIf(boolean finished) {
        if (finished) {
            closed.run();
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // the container ended it first
            }
        }
    }
}
