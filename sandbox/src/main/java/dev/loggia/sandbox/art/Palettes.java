package dev.loggia.sandbox.art;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The hand-picked palettes, found by the words of a prompt or, when no word helps, by its seed. */
final class Palettes {
    private record Entry(String name, List<Integer> ramp, List<Integer> accents, Set<String> words) {}

    private static final List<Entry> ALL = List.of(
            entry(
                    "sunset",
                    "1d1335 4a1d54 a1305c e8605a fba465 ffe3b0",
                    "ffd166 ff7e67 7b4bb3",
                    "sunset dusk dawn sunrise evening orange warm savanna beach romance romantic"),
            entry(
                    "ocean",
                    "04162e 0b3a5e 14708c 2fa9b0 8fdcd0 eefaf2",
                    "ffb58a ffe0a3 3a6fd8",
                    "ocean sea water wave waves underwater lake river blue whale fish coral ship sailing rain"),
            entry(
                    "forest",
                    "0a1f1a 16402f 2f6b46 6fa05a b9cf86 f3f1d3",
                    "e8b04a d9683c 7fb7a2",
                    "forest tree trees green jungle moss nature fern leaf leaves garden bamboo frog"),
            entry(
                    "night",
                    "060818 10163a 27306b 5661a8 a3a9dc f2eefc",
                    "ffe9a8 ff9fb2 74e0ff",
                    "night moon moonlight midnight star stars dream dreaming sleep wolf owl city skyline"),
            entry(
                    "desert",
                    "2b130f 6a2c1d ad5430 d98f4f f0c88b fdf1d6",
                    "2f8f8b e0483e 88b7a0",
                    "desert sand dune dunes canyon sahara brown camel mars western earth clay pyramid"),
            entry(
                    "blossom",
                    "2f1230 6b2754 b8497b ec86a4 fbc3c6 fff3ec",
                    "8fc9a8 ffd8a0 7a6fd0",
                    "pink sakura cherry blossom blossoms flower flowers rose love princess candy cute spring kawaii"),
            entry(
                    "autumn",
                    "24110f 5e1f1b a43a22 dd7428 f2b24b fbe9bd",
                    "5d7f4a c2303a 2f5d62",
                    "autumn fall maple pumpkin harvest october fox red russet halloween"),
            entry(
                    "ice",
                    "0c1b33 23466f 4b83ad 8dbcd4 cbe5ee fbfdff",
                    "f7b6c2 a58fd8 ffe6b8",
                    "ice winter snow snowy frost cold arctic glacier white penguin mountain mountains polar christmas"),
            entry(
                    "lavender",
                    "1b1238 3f2a74 7453b4 ab8be0 dcc8f5 fcf6ff",
                    "ffd9a0 f58fb0 6fd0d8",
                    "lavender purple violet magic magical wizard fairy unicorn mystic mystical potion"),
            entry(
                    "ember",
                    "12060a 45100f 96211a e0511f fca63c fff0b8",
                    "ffdd55 ff3d6e 6a4cff",
                    "fire flame flames lava volcano dragon phoenix ember hot burning explosion demon"),
            entry(
                    "neon",
                    "090420 2a0b58 7415a8 e01fa5 ff7bc0 f9e7ff",
                    "24e8f2 fff05a 4cff9f",
                    "neon cyberpunk cyber synthwave retro vaporwave robot futuristic future tokyo hacker electric"),
            entry(
                    "meadow",
                    "12303a 1f6a63 58a773 a6cf6d e9e48e fffbe3",
                    "f4845f f25c7f 5b8def",
                    "meadow summer field grass sunny yellow happy picnic bee sunflower sunflowers cat dog puppy kitten"),
            entry(
                    "gold",
                    "14110d 3d2c17 7d5a26 bf9440 e8cd85 fff8e2",
                    "2d6a6a a8323e f4f0e6",
                    "gold golden luxury royal king queen palace temple ancient egypt baroque coin crown steampunk"),
            entry(
                    "ink",
                    "0e1013 2b3036 5a626b 939ca3 cdd2d2 f7f5ef",
                    "d6453d e9b44c 2a7f8e",
                    "ink black monochrome minimal minimalist noir charcoal grey gray zen japanese samurai sketch fog mist"),
            entry(
                    "cosmos",
                    "05040f 1b1040 472a80 a04aa8 ea8fb0 ffe9d6",
                    "5ee0e6 ffcf70 8c7bff",
                    "space galaxy cosmos cosmic nebula planet planets universe astronaut alien orbit rocket starship"),
            entry(
                    "lagoon",
                    "0b2233 0f4d57 1c8c80 63c6a0 bfe8bd fdfbe2",
                    "ff8a70 ffc857 e85d9e",
                    "tropical island lagoon palm paradise turquoise teal parrot turtle jellyfish mermaid peacock"));

    private Palettes() {}

    static Palette choose(String prompt, long seed) {
        Set<String> words = words(prompt);
        Entry best = ALL.get((int) Long.remainderUnsigned(Noise.scramble(seed + 11), ALL.size()));
        long most = 0;
        for (Entry entry : ALL) {
            long hits = entry.words.stream().filter(words::contains).count();
            if (hits > most) {
                most = hits;
                best = entry;
            }
        }
        double turn = (Long.remainderUnsigned(Noise.scramble(seed + 23), 1000) / 1000.0 - 0.5) * 0.22;
        return new Palette(best.name, best.ramp, best.accents, turn);
    }

    static Set<String> words(String prompt) {
        return Arrays.stream(prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .collect(Collectors.toSet());
    }

    private static Entry entry(String name, String ramp, String accents, String words) {
        return new Entry(name, colours(ramp), colours(accents), Set.of(words.split(" ")));
    }

    private static List<Integer> colours(String hex) {
        return Arrays.stream(hex.split(" ")).map(c -> Integer.parseInt(c, 16)).toList();
    }
}
