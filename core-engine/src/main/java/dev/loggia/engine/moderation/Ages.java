package dev.loggia.engine.moderation;

import java.util.List;
import java.util.Set;

/** Finds an age under eighteen: "14yo", "14 yrs old", "fourteen-year-old", "aged 14", "14 years of age". */
final class Ages {
    private static final int ADULT = 18;
    private static final List<String> NUMBERS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen");
    /** "Twenty-five years old" is not five years old. */
    private static final Set<String> LARGER =
            Set.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred");

    private static final Set<String> YEARS = Set.of("year", "years", "yr", "yrs", "y");
    private static final Set<String> SUFFIXES = Set.of("yo", "yr", "yrs", "yrold", "yearold", "y");

    private Ages() {}

    static boolean underEighteen(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int digits = leadingDigits(word);
            if (isMinorAge(word.substring(0, digits)) && SUFFIXES.contains(word.substring(digits))
                    || isMinorAge(word)
                            && !LARGER.contains(at(words, i - 1))
                            && (followedByYearsOld(words, i) || saysAge(at(words, i - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean followedByYearsOld(List<String> words, int i) {
        String next = at(words, i + 1);
        String afterNext = at(words, i + 2);
        return next.equals("yo")
                || next.equals("yearold")
                || YEARS.contains(next) && (afterNext.equals("old") || afterNext.equals("o"))
                || YEARS.contains(next)
                        && afterNext.equals("of")
                        && at(words, i + 3).equals("age");
    }

    private static boolean saysAge(String word) {
        return word.equals("age") || word.equals("aged");
    }

    private static boolean isMinorAge(String word) {
        boolean number = !word.isEmpty() && word.length() <= 2 && leadingDigits(word) == word.length();
        return number ? Integer.parseInt(word) < ADULT : NUMBERS.contains(word);
    }

    private static int leadingDigits(String word) {
        int count = 0;
        while (count < word.length() && word.charAt(count) >= '0' && word.charAt(count) <= '9') {
            count++;
        }
        return count;
    }

    private static String at(List<String> words, int i) {
        return i >= 0 && i < words.size() ? words.get(i) : "";
    }
}
