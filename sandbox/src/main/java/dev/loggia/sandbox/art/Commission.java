package dev.loggia.sandbox.art;

/**
 * What to draw. Equal commissions give equal pictures.
 *
 * @param prompt the words, which choose palette, style and composition; never drawn as text
 * @param family the model's family: each family leans to its own styles
 * @param variation tells apart several pictures of the same words (seed or place in the batch)
 * @param width pixels, 16 to 4096
 * @param height pixels, 16 to 4096
 */
public record Commission(String prompt, String family, long variation, int width, int height) {

    public Commission {
        if (width < 16 || height < 16 || width > 4096 || height > 4096) {
            throw new IllegalArgumentException("a picture is 16 to 4096 pixels wide and high");
        }
    }

    /** The prompt is a user's: it stays out of logs. */
    @Override
    public String toString() {
        return "Commission[" + family + " " + width + "x" + height + "]";
    }

    long seed() {
        long hash = mix(0x9E3779B97F4A7C15L, prompt.strip());
        hash = mix(hash, family);
        return Noise.scramble(hash + variation * 0x632BE59BD9B4E019L);
    }

    private static long mix(long hash, String text) {
        long mixed = hash;
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
        }
        return Noise.scramble(mixed);
    }
}
