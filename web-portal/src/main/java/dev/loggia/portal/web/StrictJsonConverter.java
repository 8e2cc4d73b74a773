package dev.loggia.portal.web;

import dev.loggia.portal.problem.Problem;
import dev.loggia.portal.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Reads every {@link StrictJson} body, whatever its media type says, so that no lenient reader gets to see one. */
final class StrictJsonConverter implements HttpMessageConverter<Object> {
    private final PortalProperties properties;
    private final StrictJsonReader reader;

    StrictJsonConverter(PortalProperties properties) {
        this.properties = properties;
        this.reader = new StrictJsonReader(properties.maxBody().toBytes());
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return type.isAnnotationPresent(StrictJson.class);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    public List<MediaType> getSupportedMediaTypes() {
        return List.of(MediaType.APPLICATION_JSON);
    }

    @Override
    public Object read(Class<?> type, HttpInputMessage input) throws IOException {
        HttpHeaders headers = input.getHeaders();
        if (!plainJson(headers)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
                    .withHeader("Accept", "application/json")
                    .thrown();
        }
        byte[] body = BodyReader.read(
                input.getBody(),
                headers.getContentLength(),
                properties.maxBody().toBytes(),
                properties.bodyTimeout());
        return reader.read(body, type);
    }

    private static boolean plainJson(HttpHeaders headers) {
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        MediaType type = headers.getContentType();
        if (type == null || !type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
            return false;
        }
        Charset charset = type.getCharset();
        return (charset == null || charset.equals(StandardCharsets.UTF_8))
                && (encoding == null || encoding.equalsIgnoreCase("identity"));
    }

    @Override
    public void write(Object value, @Nullable MediaType mediaType, HttpOutputMessage output) {
        throw new HttpMessageNotWritableException("Only reads");
    }
}
