package dev.loggia.engine.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent. Addresses, headers and bodies may be secret: nothing of it is logged or measured.
 *
 * @param body empty for none
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Map.of(), new byte[0]);
    }

    public static HttpCall post(URI uri, String contentType, byte[] body) {
        return new HttpCall("POST", uri, Map.of("Content-Type", contentType), body);
    }

    public HttpCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpCall(method, uri, more, body);
    }

    @Override
    public String toString() {
        return "HttpCall[" + method + "]";
    }
}
