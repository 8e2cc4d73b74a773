package dev.loggia.engine.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** An answer whose body is still coming. The deadline goes on, the limit of bytes is the reader's. */
public final class HttpStream {
    private final ClassicHttpResponse response;

    HttpStream(ClassicHttpResponse response) {
        this.response = response;
    }

    /** Reads what it needs; what it leaves is not waited for. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(HttpStream answer) throws IOException;
    }

    public int status() {
        return response.getCode();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /** The first of each name, by lower-case names. */
    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), String.valueOf(header.getValue()));
        }
        return headers;
    }

    /** What the other side says; negative when it does not. */
    public long length() {
        HttpEntity entity = response.getEntity();
        return entity == null ? -1 : entity.getContentLength();
    }

    /** Empty when there is none. Not to be closed by the reader. */
    public Optional<InputStream> body() throws IOException {
        HttpEntity entity = response.getEntity();
        return entity == null ? Optional.empty() : Optional.of(entity.getContent());
    }
}
