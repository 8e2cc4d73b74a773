package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;

import java.io.IOException;

/** Reads the elements of a WebM file (RFC 8794), at most {@value #MAX_ELEMENTS} of them. */
final class Ebml {
    private static final int MAX_ELEMENTS = 300_000;
    private static final int VOID = 0xEC;

    private final PatchedFile file;
    private int read;

    Ebml(PatchedFile file) {
        this.file = file;
    }

    /** An element from its id to its end. One of unknown size ends with its parent. */
    record Element(long id, long start, long body, long end, boolean unknownSize) {}

    Element at(long start, long parentEnd) throws UnacceptableMediaException, IOException {
        if (++read > MAX_ELEMENTS) {
            throw malformed("There are too many elements");
        }
        int idBytes = width(file.u8(start));
        if (idBytes > 4) {
            throw malformed("An element has no name");
        }
        long id = file.number(start, idBytes);
        int first = file.u8(start + idBytes);
        int sizeBytes = width(first);
        long body = start + idBytes + sizeBytes;
        long mask = (1L << (7 * sizeBytes)) - 1;
        long size = sizeBytes == 8 ? wide(start + idBytes) : file.number(start + idBytes, sizeBytes) & mask;
        boolean unknown = size == mask;
        long end = unknown ? parentEnd : body + size;
        if (end > parentEnd || end < body) {
            throw malformed("An element is larger than what holds it");
        }
        return new Element(id, start, body, end, unknown);
    }

    long number(Element element) throws UnacceptableMediaException, IOException {
        if (element.end() - element.body() > 8) {
            throw malformed("A number is too long");
        }
        return file.number(element.body(), (int) (element.end() - element.body()));
    }

    double real(Element element) throws UnacceptableMediaException, IOException {
        long length = element.end() - element.body();
        return length == 4
                ? Float.intBitsToFloat((int) file.u32(element.body()))
                : length == 8 ? Double.longBitsToDouble(file.number(element.body(), 8)) : 0;
    }

    /** Turns an element into a void one of the same length, so that no position in the file moves. */
    void erase(Element element) throws IOException {
        long length = element.end() - element.start();
        boolean small = length <= 128;
        long payload = length - (small ? 2 : 9);
        byte[] header = new byte[small ? 2 : 9];
        header[0] = (byte) VOID;
        for (int i = header.length - 1, shift = 0; i > 0; i--, shift += 8) {
            header[i] = (byte) (payload >> shift);
        }
        header[1] |= (byte) (small ? 0x80 : 0x01);
        file.write(element.start(), header);
        file.zero(element.start() + header.length, element.end());
    }

    private long wide(long at) throws UnacceptableMediaException, IOException {
        return file.number(at + 1, 7);
    }

    /** How many bytes a variable-length number has, told by its first byte. */
    private static int width(int first) throws UnacceptableMediaException {
        if (first == 0) {
            throw malformed("A number is too long");
        }
        return Integer.numberOfLeadingZeros(first) - 23;
    }
}
