package dev.loggia.engine.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanPromptTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a fox|a fox",
                "'  a \t fox  '|a fox",
                "'one\r\n\r\n two\n'|'one\ntwo'",
                "f\u200Bo\u00ADx\uFEFF|fox",
                "\u202Efox\u202C|fox",
                "ｆｏｘ①|fox1",
                "cafe\u0301|café",
                "e\u200B\u0301|é",
                "c\u200Dh\u200Cild|child",
                "a\u00A0fox|a fox",
                "x\uDB40\uDC41y|xy"
            })
    void cleansWhatNobodyCanSee(String written, String kept) {
        assertThat(clean(written).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"می‌خواهم", "👨‍👩‍👧 at the sea", "🏳️‍🌈", "क्‍ष", "日本の秋、紅葉"})
    void keepsJoinersThatCarryMeaning(String written) {
        assertThat(clean(written).text()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\r\n", "\u200B\u200D\u2060", "\u3164", "\u2028"})
    void refusesAnEmptyPrompt(String written) {
        assertThat(refusal(written)).isEqualTo("The prompt is empty. Write what you want to see.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "\u001B[31mred",
                "a\u0007",
                "a\u009B",
                "a\u001Cb",
                "\uD800",
                "a\uDC00b",
                "a\uFFFE",
                "\uDBFF\uDFFF"
            })
    void refusesWhatIsNotText(String written) {
        assertThat(refusal(written))
                .startsWith("The prompt holds characters that are not text")
                .doesNotContain(written);
    }

    @Test
    void refusesWhatNoModelReads() {
        assertThat(refusal("x".repeat(CleanPrompt.MAX_LENGTH + 1))).contains("at most 20000 characters");
        assertThat(refusal("😀".repeat(100_000))).contains("too long");
        assertThat(refusal("x".repeat(10_000_000))).contains("too long");
        assertThat(refusal("\uFDFA".repeat(CleanPrompt.MAX_LENGTH))).contains("too long");
        assertThat(clean("😀".repeat(CleanPrompt.MAX_LENGTH)).length()).isEqualTo(CleanPrompt.MAX_LENGTH);
    }

    @Test
    void cleaningTwiceChangesNothing() {
        Random random = new Random(7);
        int[] interesting = {
            ' ', '\n', 'a', 'e', 0x301, 0x200B, 0x200C, 0x200D, 0x202E, 0xFF21, 0xFB01, 0x627, 0x1F600, 0xFE0F, 0xAC00,
            0x1100, 0x1161, 0x3000, 0xA8, 0x37A, 0x85, 0x2028, 0x9CD, 0x930, 0x1EB9, 0x323, 0x1F00, 0x93C
        };
        for (int run = 0; run < 50_000; run++) {
            StringBuilder written = new StringBuilder();
            random.ints(1 + random.nextInt(12), 0, interesting.length)
                    .forEach(it -> written.appendCodePoint(interesting[it]));
            if (CleanPrompt.of(written.toString()) instanceof CleanPrompt.Accepted accepted) {
                String once = accepted.prompt().text();
                assertThat(clean(once).text()).as(written.toString()).isEqualTo(once);
            }
        }
    }

    @Test
    void doesNotShowItsText() {
        assertThat(clean("a secret garden")).hasToString("CleanPrompt[15 characters]");
    }

    @Test
    void takesOnlyCleanTextFromTheDatabase() {
        assertThat(new CleanPrompt("a fox").length()).isEqualTo(5);
        assertThatThrownBy(() -> new CleanPrompt(" ")).hasMessage("Not a cleaned prompt");
        assertThatThrownBy(() -> new CleanPrompt("secret\u0000")).hasMessage("Not a cleaned prompt");
    }

    private static CleanPrompt clean(String written) {
        assertThat(CleanPrompt.of(written)).isInstanceOf(CleanPrompt.Accepted.class);
        return ((CleanPrompt.Accepted) CleanPrompt.of(written)).prompt();
    }

    private static String refusal(String written) {
        assertThat(CleanPrompt.of(written)).isInstanceOf(CleanPrompt.Refused.class);
        return ((CleanPrompt.Refused) CleanPrompt.of(written)).sentence();
    }
}
