package dev.loggia.engine.moderation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Finds which groups of terms occur in a text. */
final class Lexicon {
    private static final String HARMLESS = "harmless";
    private static final int LONGEST_JOINED = 40;
    private static final int SHORTEST_PART = 3;
    private static final int SPACED_OUT_LETTERS = 3;

    private record Phrase(List<String> words, String group) {}

    private final Map<String, Set<String>> groupsByWord = new HashMap<>();
    private final Map<String, List<Phrase>> phrasesByFirstWord = new HashMap<>();
    /** Terms of scripts that do not put spaces between words. */
    private final Map<String, Set<String>> groupsByPart = new HashMap<>();

    Lexicon(RuleBook book, UnaryOperator<String> folding) {
        for (String group : book.groups().keySet()) {
            book.terms(group).forEach(term -> add(folding.apply(term), group));
        }
        book.harmless().forEach(phrase -> add(folding.apply(phrase), HARMLESS));
    }

    private void add(String term, String group) {
        List<String> words = Folding.words(term);
        if (term.codePoints().anyMatch(Lexicon::isUnspacedScript)) {
            groupsByPart.computeIfAbsent(term, it -> new HashSet<>()).add(group);
        } else if (words.size() == 1) {
            groupsByWord.computeIfAbsent(term, it -> new HashSet<>()).add(group);
        } else {
            phrasesByFirstWord
                    .computeIfAbsent(words.get(0), it -> new ArrayList<>())
                    .add(new Phrase(words, group));
        }
    }

    Set<String> groupsIn(String folded, List<String> words) {
        Set<String> found = new HashSet<>();
        groupsByPart.forEach((part, groups) -> {
            if (folded.contains(part)) {
                found.addAll(groups);
            }
        });
        List<String> telling = withoutHarmless(words);
        for (int i = 0; i < telling.size(); i++) {
            addWord(telling.get(i), found);
            addPhrases(telling, i, found);
        }
        addSpacedOut(telling, found);
        return found;
    }

    private List<String> withoutHarmless(List<String> words) {
        List<String> telling = new ArrayList<>(words.size());
        int i = 0;
        while (i < words.size()) {
            int harmless = longestHarmless(words, i);
            telling.add(harmless == 0 ? words.get(i) : "");
            i += Math.max(1, harmless);
        }
        return telling;
    }

    private int longestHarmless(List<String> words, int from) {
        return phrasesByFirstWord.getOrDefault(words.get(from), List.of()).stream()
                .filter(it -> it.group().equals(HARMLESS) && occursAt(it, words, from))
                .mapToInt(it -> it.words().size())
                .max()
                .orElse(0);
    }

    private void addPhrases(List<String> words, int from, Set<String> found) {
        for (Phrase phrase : phrasesByFirstWord.getOrDefault(words.get(from), List.of())) {
            if (occursAt(phrase, words, from)) {
                found.add(phrase.group());
            }
        }
    }

    private static boolean occursAt(Phrase phrase, List<String> words, int from) {
        int to = from + phrase.words().size();
        return to <= words.size() && words.subList(from, to).equals(phrase.words());
    }

    private void addWord(String word, Set<String> found) {
        addExact(word, found);
        if (hasRepeats(word)) {
            addExact(squeezed(word, 1), found);
            addExact(squeezed(word, 2), found);
        }
    }

    private void addExact(String word, Set<String> found) {
        found.addAll(groupsByWord.getOrDefault(word, Set.of()));
        if (word.length() <= LONGEST_JOINED) {
            addJoined(word, found);
        }
    }

    /** Two terms written as one word. */
    private void addJoined(String word, Set<String> found) {
        for (int i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
            Set<String> left = groupsByWord.getOrDefault(word.substring(0, i), Set.of());
            Set<String> right = groupsByWord.getOrDefault(word.substring(i), Set.of());
            if (!left.isEmpty() && !right.isEmpty()) {
                found.addAll(left);
                found.addAll(right);
            }
        }
    }

    private void addSpacedOut(List<String> words, Set<String> found) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i <= words.size(); i++) {
            String word = i < words.size() ? words.get(i) : "";
            if (word.length() == 1) {
                letters.append(word);
                continue;
            }
            if (letters.length() >= SPACED_OUT_LETTERS) {
                addWord(letters.toString(), found);
            }
            letters.setLength(0);
        }
    }

    private static boolean hasRepeats(String word) {
        return !squeezed(word, 2).equals(word);
    }

    /** No letter more than so many times in a row. */
    private static String squeezed(String word, int most) {
        StringBuilder squeezed = new StringBuilder(word.length());
        int run = 0;
        for (int i = 0; i < word.length(); i++) {
            run = i > 0 && word.charAt(i) == word.charAt(i - 1) ? run + 1 : 1;
            if (run <= most) {
                squeezed.append(word.charAt(i));
            }
        }
        return squeezed.toString();
    }

    private static boolean isUnspacedScript(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL;
    }
}
