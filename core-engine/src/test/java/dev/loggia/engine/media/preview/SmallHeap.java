package dev.loggia.engine.media.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.loggia.engine.media.format.CleanMedia;
import dev.loggia.engine.media.format.MediaFormat;
import dev.loggia.engine.media.format.Sanitizer;
import dev.loggia.engine.media.format.UnacceptableMediaException;
import dev.loggia.engine.media.preview.Previews.Made;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** What a node does with the largest pictures, in a process of its own whose heap is as small as a node's. */
final class SmallHeap {
    private static final int RGB = 2;
    private static final int RGBA = 6;

    private SmallHeap() {}

    /** @param args the folder to work in, and where a video is */
    public static void main(String[] args) throws Exception {
        byte[] everythingElse = new byte[96 << 20];
        Path folder = Path.of(args[0]);
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, ISO_8859_1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try (Previews previews = new Previews(Duration.ofMinutes(5), false)) {
            Callable<String> wide = () -> preview(previews, folder, 12_288, 1_536, RGBA, true);
            Callable<String> tall = () -> preview(previews, folder, 2_500, 40_000, RGB, true);
            Callable<String> upright = () -> preview(previews, folder, 1_536, 12_288, RGBA, true);
            Callable<String> bomb = () -> preview(previews, folder, 60_000, 60_000, RGBA, false);
            Callable<String> line = () -> preview(previews, folder, 100_000_000, 1, RGBA, false);
            Callable<String> video = () -> "video "
                    + previews.make(new CleanMedia(MediaFormat.MP4, 64, 48, null), Path.of(args[1]), folder)
                            .poster();
            for (Future<String> each :
                    nodes.invokeAll(List.of(wide, wide, tall, upright, upright, bomb, line, video))) {
                out.println(each.get());
            }
        }
        nodes.shutdown();
        out.println("alive beside " + everythingElse.length);
    }

    private static String preview(Previews previews, Path folder, int width, int height, int colours, boolean whole)
            throws IOException {
        Path own = Files.createTempDirectory(folder, "picture");
        Path file = own.resolve("fetched");
        Path clean = own.resolve("clean");
        write(file, width, height, colours, whole);
        String name = width + " × " + height + ": ";
        try {
            Sanitizer sanitizer = new Sanitizer(100_000_000);
            CleanMedia media = sanitizer.clean(MediaFormat.PNG, file, clean);
            Made made = previews.make(media, clean, own);
            if (made.thumbnail() == null) {
                return name + "no preview";
            }
            BufferedImage preview = ImageIO.read(made.thumbnail().toFile());
            return name + preview.getWidth() + " × " + preview.getHeight();
        } catch (UnacceptableMediaException e) {
            return name + e.problem() + ", and "
                    + previews.make(new CleanMedia(MediaFormat.PNG, width, height, null), file, own)
                            .thumbnail();
        }
    }

    /** A PNG of one colour, line by line; without its lines it is the claim of one. */
    private static void write(Path file, int width, int height, int colours, boolean whole) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
            chunk(
                    out,
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put(new byte[] {8, (byte) colours, 0, 0, 0})
                            .array());
            Deflater fastest = new Deflater(Deflater.BEST_SPEED);
            OutputStream data = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    chunk(out, "IDAT", java.util.Arrays.copyOfRange(bytes, from, from + length));
                }
            };
            try (DeflaterOutputStream lines = new DeflaterOutputStream(data, fastest, 64 * 1024)) {
                byte[] row = new byte[1 + (whole ? width : 10) * (colours == RGBA ? 4 : 3)];
                for (int y = 0; y < (whole ? height : 1); y++) {
                    lines.write(row);
                }
            }
            fastest.end();
            chunk(out, "IEND", new byte[0]);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
