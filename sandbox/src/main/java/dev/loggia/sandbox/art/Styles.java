package dev.loggia.sandbox.art;

import java.util.List;
import java.util.Set;

/** Which way of painting suits a prompt: its words weigh most, then the model family's leaning, then chance. */
final class Styles {
    private record Entry(Style style, Set<String> families, Set<String> words) {}

    private static final List<Entry> ALL = List.of(
            entry(
                    new Landscape(),
                    "z-image veo kling seedance hailuo",
                    "landscape mountain mountains valley hill hills lake forest sunset sunrise horizon mist fog "
                            + "island desert dunes snow nature cabin lighthouse village castle beach ocean sea morning"),
            entry(
                    new Trails(),
                    "nano-banana wan grok-imagine",
                    "wind flow fire lightning energy motion speed dance dancing hair fur smoke electric "
                            + "swirl music dragon storm waterfall river"),
            entry(
                    new Glass(),
                    "flux recraft",
                    "glass stained mosaic church cathedral window crystal gem jewel butterfly kaleidoscope cubist "
                            + "portrait face peacock"),
            entry(
                    new Silk(),
                    "seedream pixverse",
                    "abstract silk aurora gradient liquid fluid smooth wave waves cloth satin marble dream dreamy "
                            + "wallpaper minimal calm"),
            entry(
                    new Orbits(),
                    "imagen happyhorse minimax",
                    "space planet planets moon galaxy orbit orbits astronaut star stars universe cosmos cosmic rocket "
                            + "alien nebula ring rings saturn spaceship"),
            entry(
                    new Ribbons(),
                    "gpt-image ideogram",
                    "poster illustration design modern geometric line lines ribbon ribbons pattern graphic art "
                            + "flower flowers garden"),
            entry(
                    new Tapestry(),
                    "qwen",
                    "tapestry woven weave fabric textile carpet quilt folk pixel retro vintage embroidery rug craft"));

    private Styles() {}

    static Style choose(Commission commission, Set<String> words) {
        Style best = ALL.get(0).style;
        double most = -1;
        for (int i = 0; i < ALL.size(); i++) {
            Entry entry = ALL.get(i);
            double chance = Long.remainderUnsigned(Noise.scramble(commission.seed() + i * 7919L), 1000) / 1000.0;
            double leaning = entry.families.stream().anyMatch(commission.family()::contains) ? 0.9 : 0;
            long said = entry.words.stream().filter(words::contains).count();
            double score = chance + leaning + Math.min(said, 3) * 0.95;
            if (score > most) {
                most = score;
                best = entry.style;
            }
        }
        return best;
    }

    private static Entry entry(Style style, String families, String words) {
        return new Entry(style, Set.of(families.split(" ")), Set.of(words.split(" ")));
    }
}
