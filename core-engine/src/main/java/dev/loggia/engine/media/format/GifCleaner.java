package dev.loggia.engine.media.format;

import static dev.loggia.engine.media.format.UnacceptableMediaException.malformed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.PixelCap.Size;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps the frames, their timing and the loop count of a GIF; comments, other extensions and the tail go. */
final class GifCleaner implements Sanitizer.StreamCleaner {
    private final PixelCap cap;
    private boolean hasFrame;

    GifCleaner(PixelCap cap) {
        this.cap = cap;
    }

    @Override
    public Size clean(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        in.copy(6, out);
        byte[] screen = in.bytes(7);
        Size size = cap.check(u16le(screen, 0), u16le(screen, 2));
        out.write(screen);
        copyColours(in, out, screen[4]);
        while (true) {
            int block = in.u8();
            if (block == 0x3b) {
                out.write(block);
                if (!hasFrame) {
                    throw malformed("The file has no picture");
                }
                return size;
            }
            block(in, out, block);
        }
    }

    private void block(MediaInput in, OutputStream out, int block) throws UnacceptableMediaException, IOException {
        if (block == 0x2c) {
            frame(in, out);
        } else if (block == 0x21) {
            extension(in, out);
        } else if (block != 0) { // some encoders leave an extra block end, which is dropped
            throw malformed("A block is of no known kind");
        }
    }

    private void frame(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        byte[] descriptor = in.bytes(9);
        cap.check(u16le(descriptor, 4), u16le(descriptor, 6));
        out.write(0x2c);
        out.write(descriptor);
        copyColours(in, out, descriptor[8]);
        in.copy(1, out);
        for (int length = copyLength(in, out); length > 0; length = copyLength(in, out)) {
            in.copy(length, out);
        }
        hasFrame = true;
    }

    private static void extension(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        int label = in.u8();
        byte[] first = in.bytes(in.u8());
        if (label == 0xf9 && first.length == 4) {
            out.write(new byte[] {0x21, (byte) 0xf9, 4});
            out.write(first);
            out.write(0);
            skipBlocks(in);
        } else if (label == 0xff && isLoop(first)) {
            loop(in, out, first);
        } else if (first.length > 0) {
            skipBlocks(in);
        }
    }

    private static boolean isLoop(byte[] first) {
        String application = new String(first, ISO_8859_1);
        return application.equals("NETSCAPE2.0") || application.equals("ANIMEXTS1.0");
    }

    private static void loop(MediaInput in, OutputStream out, byte[] application)
            throws UnacceptableMediaException, IOException {
        byte[] count = in.bytes(in.u8());
        if (count.length == 3) {
            out.write(new byte[] {0x21, (byte) 0xff, 11});
            out.write(application);
            out.write(3);
            out.write(count);
            out.write(0);
        }
        if (count.length > 0) {
            skipBlocks(in);
        }
    }

    private static void skipBlocks(MediaInput in) throws UnacceptableMediaException, IOException {
        for (int length = in.u8(); length > 0; length = in.u8()) {
            in.skip(length);
        }
    }

    private static int copyLength(MediaInput in, OutputStream out) throws UnacceptableMediaException, IOException {
        int length = in.u8();
        out.write(length);
        return length;
    }

    private static void copyColours(MediaInput in, OutputStream out, byte flags)
            throws UnacceptableMediaException, IOException {
        if ((flags & 0x80) != 0) {
            in.copy(3L << ((flags & 7) + 1), out);
        }
    }

    private static int u16le(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
    }
}
