package dev.loggia.engine.media.format;

import dev.loggia.engine.media.format.UnacceptableMediaException.Problem;

/** The largest picture accepted, checked on what a header says and before anything is decoded. */
record PixelCap(long maxPixels) {

    Size check(long width, long height) throws UnacceptableMediaException {
        if (width < 1 || height < 1) {
            throw UnacceptableMediaException.malformed("The picture has no area");
        }
        if (width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || width * height > maxPixels) {
            throw new UnacceptableMediaException(
                    Problem.TOO_MANY_PIXELS, width + " × " + height + " pixels are more than " + maxPixels);
        }
        return new Size((int) width, (int) height);
    }

    record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }
    }
}
