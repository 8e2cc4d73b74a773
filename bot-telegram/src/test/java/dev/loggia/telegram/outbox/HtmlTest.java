package dev.loggia.telegram.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void leavesACommandBareSoThatItCanBeTapped() {
        Text line =
                Text.empty().plus(Text.Look.CODE, "/imagine").plus(" makes ").plus(Text.Look.CODE, "a/b");

        assertThat(Html.of(List.of(line), Html.MESSAGE)).isEqualTo("/imagine makes <code>a/b</code>");
    }

    @Test
    void nothingThatWasWrittenIsMarkup() {
        Text line = Text.of("1 < 2 & ").plus(Text.Look.STRONG, "<b>").plus(Text.Look.CODE, "\"</code>");

        assertThat(Html.of(List.of(line), Html.MESSAGE))
                .isEqualTo("1 &lt; 2 &amp; <b>&lt;b&gt;</b><code>&quot;&lt;/code&gt;</code>");
    }

    @Test
    void aQuotationCallsNobodyAndNothing() {
        Text quoted = Text.empty()
                .plus(Text.Look.QUOTE, "@ada #boats /start e.g. evil.example and ada@home.example 5:4 $USD");

        String html = Html.of(List.of(quoted), Html.MESSAGE);

        assertThat(html)
                .startsWith("<blockquote>")
                .doesNotContain("@ada", "#boats", "/start", "evil.example", "home.example", "$USD")
                .contains("boats", "start");
        assertThat(html.replace("\u2060", "")).contains("@ada #boats /start e.g. evil.example");
    }

    @Test
    void marksOfDirectionEndWithTheQuotation() {
        Text quoted = Text.empty().plus(Text.Look.QUOTE, "\u202Egnp.taob\u2066 שלום");

        assertThat(Html.of(List.of(quoted), Html.MESSAGE))
                .doesNotContain("\u202E", "\u2066")
                .contains("שלום");
    }

    @Test
    void whatIsTooLongIsCutWhereItIsLongest() {
        Text lead = Text.of("Made with ").plus(Text.Look.STRONG, "Nano");
        Text quoted = Text.empty().plus(Text.Look.QUOTE, "🐟".repeat(2000));

        String html = Html.of(List.of(lead, quoted), Html.CAPTION);

        String visible = html.replaceAll("<[^>]*>", "");
        assertThat(visible.length()).isBetween(Html.CAPTION - 3, Html.CAPTION);
        assertThat(html)
                .startsWith("Made with <b>Nano</b>\n<blockquote expandable>🐟")
                .endsWith("🐟…</blockquote>");
    }

    @Test
    void manyLinesAreCutToo() {
        List<Text> lines = java.util.Collections.nCopies(5000, Text.of("x"));

        assertThat(Html.of(lines, Html.MESSAGE).length()).isLessThanOrEqualTo(Html.MESSAGE);
    }

    @Test
    void anAlertIsPlain() {
        Text line = Text.of("Only ").plus(Text.Look.STRONG, "you");

        assertThat(Html.plain(List.of(line, Text.of("& me")), 200)).isEqualTo("Only you\n& me");
        assertThat(Html.plain(List.of(Text.of("long words")), 5)).isEqualTo("long…");
    }
}
