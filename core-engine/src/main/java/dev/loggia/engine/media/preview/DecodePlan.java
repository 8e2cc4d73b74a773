package dev.loggia.engine.media.preview;

import java.util.Optional;

/**
 * How a picture is read: every {@code step}th pixel of every {@code step}th line.
 *
 * @param bytes what that takes at its most, decoder and scaling included
 */
record DecodePlan(int step, long bytes) {
    /** Lines that a decoder holds beside the picture, of 8 bytes a pixel at most. */
    private static final long BYTES_PER_COLUMN = 4 * 8;
    /** Scaling holds one smaller copy in 32 bits. */
    private static final int SCALING = 4;

    /**
     * What the header of a file tells.
     *
     * @param bytesPerPixel of the decoded picture
     * @param bytesPerSourcePixel what the decoder holds for every pixel of the file whatever the step is; 0 when it reads line
     *     by line
     */
    record Source(int width, int height, int bytesPerPixel, int bytesPerSourcePixel) {

        private long bytesAt(int step) {
            long pixels = (long) ceil(width, step) * ceil(height, step);
            return pixels * (bytesPerPixel + SCALING)
                    + (long) width * height * bytesPerSourcePixel
                    + width * BYTES_PER_COLUMN;
        }

        private static int ceil(int length, int step) {
            return (length + step - 1) / step;
        }
    }

    /**
     * The plan for a preview that fits into a box. It reads twice as many pixels a side as the preview has, where the memory
     * allows, and never fewer than it has.
     *
     * @return empty when it cannot be done in the memory
     */
    static Optional<DecodePlan> of(Source source, int boxWidth, int boxHeight, long memory) {
        double reduction =
                Math.max(1, Math.max((double) source.width() / boxWidth, (double) source.height() / boxHeight));
        for (int step = Math.max(1, (int) (reduction / 2)); step <= reduction; step++) {
            long bytes = source.bytesAt(step);
            if (bytes <= memory) {
                return Optional.of(new DecodePlan(step, bytes));
            }
        }
        return Optional.empty();
    }
}
