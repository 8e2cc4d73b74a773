package dev.loggia.engine.moderation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The screening that needs no network: a short list of words and phrases in {@code prompt-rules.json}, matched word by
 * word after undoing the usual disguises (accents, look-alike letters, digits for letters, letters spaced out or
 * repeated). It is the first belt, asked before a generation is accepted; it is deliberately small, and a remote
 * screening may follow. Takes time proportional to the prompt; there are no regular expressions.
 */
public final class PromptRules implements PromptScreening {
    private final List<RuleBook.Rule> rules;
    private final Lexicon plain;
    private final Lexicon disguised;

    PromptRules(RuleBook book) {
        this.rules = List.copyOf(book.rules());
        this.plain = new Lexicon(book, Folding::fold);
        this.disguised = new Lexicon(book, term -> Folding.withLettersForSigns(Folding.fold(term)));
    }

    /** The rules shipped with this version of Loggia. */
    public static PromptRules bundled() {
        return new PromptRules(RuleBook.bundled());
    }

    /** {@inheritDoc} Never {@link ScreeningOutcome.Unavailable}. The order of the file decides which rule is named. */
    @Override
    public ScreeningOutcome screen(String prompt) {
        Set<String> groups = groupsIn(Folding.fold(prompt));
        for (RuleBook.Rule rule : rules) {
            if (groups.containsAll(rule.all())) {
                return new ScreeningOutcome.Refused(rule.category(), rule.sentence());
            }
        }
        return new ScreeningOutcome.Allowed();
    }

    private Set<String> groupsIn(String folded) {
        List<String> words = Folding.words(folded);
        Set<String> groups = new HashSet<>(plain.groupsIn(folded, words));
        if (Ages.underEighteen(words)) {
            groups.add(RuleBook.AGE_GROUP);
        }
        if (Folding.hasSignsForLetters(folded)) {
            String revealed = Folding.withLettersForSigns(folded);
            groups.addAll(disguised.groupsIn(revealed, Folding.words(revealed)));
        }
        return groups;
    }
}
