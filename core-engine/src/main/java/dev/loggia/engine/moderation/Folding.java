package dev.loggia.engine.moderation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Undoes disguises before words are compared. Rules and prompts go through the same folding. */
final class Folding {
    private static final String LOOK_ALIKES = "авеіјкмнорсԁтухѕһοαερτυικνıɑɡ";
    private static final String LATIN_LETTERS = "abeijkmhopcdtyxshoaeptuikviag";
    private static final String SIGNS = "013457@$!|+";
    private static final String LETTERS = "oieastasiit";

    private Folding() {}

    /** Lower case, no accents, nothing invisible, Latin letters for their Cyrillic and Greek look-alikes. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && !PromptText.isInvisible(c))
                .map(c -> replace(c, LOOK_ALIKES, LATIN_LETTERS))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    static boolean hasSignsForLetters(String folded) {
        return folded.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
    }

    /**
     * Letters for digits and signs: "n4k3d" and "n@ked" become "naked". As "1" can be i or l, both become i here, so only
     * compare with terms that went through the same.
     */
    static String withLettersForSigns(String folded) {
        StringBuilder revealed = new StringBuilder(folded.length());
        folded.codePoints()
                .map(c -> replace(c, SIGNS, LETTERS))
                .map(c -> c == 'l' ? 'i' : c)
                .forEach(revealed::appendCodePoint);
        return revealed.toString();
    }

    /** Runs of letters and digits. */
    static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        folded.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static int replace(int c, String from, String to) {
        int at = from.indexOf(c);
        return at < 0 ? c : to.charAt(at);
    }
}
