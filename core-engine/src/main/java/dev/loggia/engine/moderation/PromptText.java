package dev.loggia.engine.moderation;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;

/** The text rules behind {@link CleanPrompt}; every pass is linear. */
final class PromptText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    /** Joiners carry meaning from the Hebrew block onwards (Arabic, Indic scripts, emoji) ... */
    private static final int FIRST_JOINING = 0x0590;
    /** ... but not in what these scripts have there. */
    private static final Set<Character.UnicodeScript> NEVER_JOINING =
            EnumSet.of(Character.UnicodeScript.LATIN, Character.UnicodeScript.GREEK, Character.UnicodeScript.CYRILLIC);

    private PromptText() {}

    /** Whether there is anything that no honest keyboard sends: NUL and other control codes, lone surrogates, non-characters. */
    static boolean hasJunk(String text) {
        return text.codePoints().anyMatch(PromptText::isJunk);
    }

    private static boolean isJunk(int c) {
        int type = Character.getType(c);
        boolean control = type == Character.CONTROL && !isSpace(c);
        boolean nonCharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return control || type == Character.SURROGATE || nonCharacter;
    }

    /**
     * NFKC, without anything invisible (zero-width, soft hyphen, direction marks and overrides, tags), each run of spaces
     * one space, or one line break if it held one; nothing at either end. Cleaning twice changes nothing.
     */
    static String clean(String raw) {
        String normal = Normalizer.normalize(withoutInvisible(raw), Normalizer.Form.NFKC);
        return withPlainSpaces(Normalizer.normalize(withoutIdleJoiners(normal), Normalizer.Form.NFKC));
    }

    private static String withoutInvisible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c) || isJoiner(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Looks past combining marks, whose order may still change, so that cleaning stays stable. */
    private static String withoutIdleJoiners(String text) {
        int[] points = text.codePoints().toArray();
        int[] following = followingBases(points);
        StringBuilder kept = new StringBuilder(text.length());
        int before = 0;
        for (int i = 0; i < points.length; i++) {
            if (isJoiner(points[i]) && !(joins(before) && joins(following[i]))) {
                continue;
            }
            before = isMark(points[i]) ? before : points[i];
            kept.appendCodePoint(points[i]);
        }
        return kept.toString();
    }

    private static int[] followingBases(int[] points) {
        int[] following = new int[points.length];
        int base = 0;
        for (int i = points.length - 1; i >= 0; i--) {
            following[i] = base;
            base = isMark(points[i]) || isJoiner(points[i]) ? base : points[i];
        }
        return following;
    }

    private static String withPlainSpaces(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean space = false;
        boolean line = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = true;
                line |= isLineBreak(c);
                continue;
            }
            if (space && !plain.isEmpty()) {
                plain.append(line ? '\n' : ' ');
            }
            space = false;
            line = false;
            plain.append(c);
        }
        return plain.toString();
    }

    static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || c >= 0xE0100 && c <= 0xE01EF // variation selectors beyond those of emoji
                || c == 0x115F // Hangul fillers
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x034F; // combining grapheme joiner
    }

    private static boolean joins(int neighbour) {
        return neighbour >= FIRST_JOINING
                && !isJoiner(neighbour)
                && !isSpace(neighbour)
                && !NEVER_JOINING.contains(Character.UnicodeScript.of(neighbour));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isJoiner(int c) {
        return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
    }

    private static boolean isSpace(int c) {
        boolean separator = c >= 0x1C && c <= 0x1F; // Java calls these white space; they are control codes
        return c == 0x85 || Character.isSpaceChar(c) || Character.isWhitespace(c) && !separator;
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }
}
