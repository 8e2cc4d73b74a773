package dev.loggia.discord.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Text;
import dev.loggia.chat.Text.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void looksAsTheSpansSay() {
        Text line = Text.of("Ready: ").plus(Look.STRONG, "flux").plus(" with ").plus(Look.CODE, "/help me");

        assertThat(render(line, Text.empty().plus(Look.QUOTE, "a fox\nin snow").plus("so")))
                .isEqualTo("Ready: **flux** with `/help me`\n> a fox\n> in snow\nso");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@everyone",
                "@here",
                "<@123>",
                "<@&123>",
                "<#123>",
                "</imagine:1>",
                "**bold**",
                "||hidden||",
                "`code`",
                "[click](https://evil.example)",
                "https://evil.example",
                "# Title",
                "> quoted",
                "- item",
                "~~gone~~",
                "<t:0:R>",
                "\\\\",
                "discord://x",
                "<:smile:1>",
                "1. one",
                "__under__",
                "> > deep",
                "```js\nx\n```"
            })
    void whatPeopleWriteStaysWhatTheyWrote(String written) {
        String shown = Markdown.escape(written);

        assertThat(shown)
                .doesNotContain("@everyone", "@here", "://", "**", "||", "~~", "```")
                .doesNotContainPattern("(?<!\\\\)[<`\\[*_|~>]")
                .doesNotContainPattern("(?m)^(#|-|\\d+\\.)");
        assertThat(shown.replaceAll("[\\\\\u200B]", "")).isEqualTo(written.replace("\\", ""));
    }

    @Test
    void nothingInAPromptTurnsTheRestAround() {
        String shown = render(Text.empty().plus(Look.QUOTE, "evil\u202Egpj.exe\u2066x\u0000\u001B[31m and \u200Fعربي"));

        assertThat(shown).doesNotContain("\u202E", "\u2066", "\u0000", "\u001B").contains("عربي", "\u200F");
    }

    @Test
    void aPromptOfFourThousandCharactersIsShortenedAndNeverTorn() {
        String shown =
                render(Text.of("Ready"), Text.empty().plus(Look.QUOTE, "*🦊".repeat(1400)), Text.of("5 of 5 left"));

        assertThat(shown.length()).isLessThanOrEqualTo(Markdown.LONGEST);
        assertThat(shown).startsWith("Ready\n> ").contains("…\n").endsWith("5 of 5 left");
        assertThat(shown.codePoints().filter(point -> Character.getType(point) == Character.SURROGATE))
                .isEmpty();
    }

    @Test
    void whateverElseIsTooLongIsCut() {
        assertThat(render(Text.of("word ".repeat(2000))))
                .hasSize(Markdown.LONGEST)
                .endsWith("…");
    }

    @Test
    void aBackTickCannotEndWhatIsInFixedWidth() {
        assertThat(render(Text.empty().plus(Look.CODE, "a`b` @everyone"))).isEqualTo("`aˋbˋ @everyone`");
    }

    private static String render(Text... lines) {
        return Markdown.of(List.of(lines), Markdown.LONGEST);
    }
}
