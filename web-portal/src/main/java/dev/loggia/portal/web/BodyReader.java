package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;

/** Reads a body that may be too long, or may never end. */
public final class BodyReader {
    private static final int CHUNK = 8192;

    private BodyReader() {}

    /**
     * The whole body.
     *
     * @param declared what Content-Length says, negative when it says nothing
     * @throws dev.loggia.portal.problem.ProblemException when it is larger than {@code max}, takes longer than
     *     {@code timeout} as a whole or for its next byte, breaks off or is no body
     */
    public static byte[] read(InputStream in, long declared, long max, Duration timeout) {
        if (declared > max) {
            throw tooLarge(max);
        }
        try {
            return readUntil(System.nanoTime() + timeout.toNanos(), in, max);
        } catch (IOException | HttpException.RuntimeException e) {
            throw waited(e) ? tooSlow() : brokenOff();
        }
    }

    private static byte[] readUntil(long deadline, InputStream in, long max) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > max) {
                throw tooLarge(max);
            }
            if (System.nanoTime() - deadline > 0) {
                throw tooSlow();
            }
        }
        return body.toByteArray();
    }

    /** Whether it ended because nothing came for too long; how the container says that has no type of its own. */
    private static boolean waited(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(each -> each instanceof TimeoutException || each instanceof SocketTimeoutException);
    }

    private static RuntimeException brokenOff() {
        return Problem.of(ProblemType.INVALID_REQUEST, "The body is empty or broke off. Nothing was accepted.")
                .withHeader("Connection", "close")
                .thrown();
    }

    private static RuntimeException tooSlow() {
        return Problem.of(ProblemType.REQUEST_TIMEOUT)
                .withHeader("Connection", "close")
                .thrown();
    }

    private static RuntimeException tooLarge(long max) {
        return Problem.of(
                        ProblemType.BODY_TOO_LARGE,
                        "The body may have at most " + max + " bytes. Nothing was accepted.")
                .withHeader("Connection", "close")
                .thrown();
    }
}
