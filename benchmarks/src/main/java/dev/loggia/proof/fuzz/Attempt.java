package dev.loggia.proof.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * What goes over one connection, and how.
 *
 * @param number with the seed it draws the same again
 */
record Attempt(long number, byte[] bytes, Delivery delivery) {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** How the bytes are handed over. All but the last end the client's side, so that no request is left half said. */
    enum Delivery {
        /** All at once. */
        WHOLE,
        /** In pieces, for about a second. */
        SLOWLY,
        /** A part of it, and then a reset without waiting for an answer. */
        TORN
    }

    static Attempt draw(Corpus corpus, long seed, long number) {
        Random random = new Random(seed * SPREAD ^ number * 31);
        random.nextInt(); // the first bits of neighbouring seeds are alike
        byte[] bytes = one(corpus, random);
        if (random.nextInt(12) == 0) {
            bytes = joined(bytes, one(corpus, random));
        }
        if (random.nextInt(3) == 0) {
            bytes = damaged(bytes, random);
        }
        int how = random.nextInt(40);
        Delivery delivery = how == 0 ? Delivery.SLOWLY : how == 1 ? Delivery.TORN : Delivery.WHOLE;
        return new Attempt(number, bytes, delivery);
    }

    /** The same way, other bytes. */
    Attempt with(byte[] other) {
        return new Attempt(number, other, delivery);
    }

    private static byte[] one(Corpus corpus, Random random) {
        Draft draft = corpus.draw(random);
        if (random.nextInt(20) > 0) {
            Mutator.mutate(draft, random);
        }
        return draft.bytes();
    }

    /** Below HTTP: bytes flipped, cut out, put in, doubled, cut off. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = bytes;
        for (int left = 1 + random.nextInt(4); left > 0 && damaged.length > 0; left--) {
            int at = random.nextInt(damaged.length);
            int to = Math.min(damaged.length, at + 1 + random.nextInt(20));
            damaged = switch (random.nextInt(5)) {
                case 0 -> flipped(damaged, at, random);
                case 1 -> joined(Arrays.copyOf(damaged, at), Arrays.copyOfRange(damaged, to, damaged.length));
                case 2 ->
                    joined(
                            joined(Arrays.copyOf(damaged, at), noise(random)),
                            Arrays.copyOfRange(damaged, at, damaged.length));
                case 3 -> joined(Arrays.copyOf(damaged, to), Arrays.copyOfRange(damaged, at, damaged.length));
                default -> random.nextInt(3) == 0 ? Arrays.copyOf(damaged, at) : flipped(damaged, at, random);
            };
        }
        return damaged;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[1 + random.nextInt(16)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    /** For a terminal and for {@code printf}: every byte that is not plain is escaped, long runs are counted. */
    String escaped() {
        StringBuilder text = new StringBuilder();
        for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                case '%' -> text.append("%%");
                default -> text.append(c >= ' ' && c <= '~' ? String.valueOf(c) : "\\x%02x".formatted((int) c));
            }
        }
        return text.toString();
    }
}
