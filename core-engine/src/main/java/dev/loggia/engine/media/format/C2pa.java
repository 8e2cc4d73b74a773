package dev.loggia.engine.media.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;

/** Recognises a C2PA manifest store: a JUMBF box that describes itself as one (C2PA specification, "Embedding manifests"). */
final class C2pa {
    /** Of the box of an ISO media file that holds one. */
    static final byte[] BOX_UUID = HexFormat.of().parseHex("d8fec3d61b0e483c92975828877ec481");
    /** How many bytes of a box {@link #isStore} wants to see. */
    static final int HEAD = 20;

    private C2pa() {}

    /** Whether bytes begin with such a box: its header, then a description whose type begins with {@code c2pa}. */
    static boolean isStore(byte[] bytes, int at) {
        if (bytes.length - at < HEAD) {
            return false;
        }
        String head = new String(bytes, at, HEAD, ISO_8859_1);
        return head.startsWith("jumb", 4) && head.startsWith("jumd", 12) && head.startsWith("c2pa", 16);
    }
}
