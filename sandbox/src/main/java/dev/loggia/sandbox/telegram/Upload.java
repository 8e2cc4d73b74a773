package dev.loggia.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A file as it came. Its type is what its first bytes say, as Telegram looks at them: clients call everything a stream. */
record Upload(String fileName, String type, byte[] bytes) {
    private static final Map<String, String> SIGNATURES = Map.of(
            "\u0089PNG",
            "image/png",
            "\u00ff\u00d8\u00ff",
            "image/jpeg",
            "GIF8",
            "image/gif",
            "%PDF",
            "application/pdf");

    Upload {
        type = sniffed(bytes, type);
    }

    private static String sniffed(byte[] bytes, String declared) {
        String head = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("RIFF") && head.endsWith("WEBP")) {
            return "image/webp";
        }
        if (head.startsWith("ftyp", 4)) {
            return "video/mp4";
        }
        return SIGNATURES.entrySet().stream()
                .filter(signature -> head.startsWith(signature.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(declared);
    }
}
