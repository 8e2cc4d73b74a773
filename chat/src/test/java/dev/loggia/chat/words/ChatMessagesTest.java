package dev.loggia.chat.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.engine.message.MessageBundles;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ChatMessagesTest {
    private static final int BUTTON = 34;
    private static final int DESCRIPTION = 100;
    private static final int FORM = 45;

    private final MessageBundles texts = new MessageBundles();

    @Test
    void whatHasLittleRoomIsShort() {
        for (Locale language : texts.languages()) {
            for (String key : texts.keys(language)) {
                int room = key.startsWith("button.") ? BUTTON : key.startsWith("edit.") ? FORM : Integer.MAX_VALUE;
                assertThat(text(language, key)).as(key).hasSizeLessThanOrEqualTo(room);
                if (key.endsWith(".description")) {
                    assertThat(text(language, key)).as(key).hasSizeLessThanOrEqualTo(DESCRIPTION);
                }
            }
        }
    }

    @Test
    void anUnknownLanguageIsAnsweredInEnglishAndAVariantInItsLanguage() {
        assertThat(texts.say(Locale.FRENCH, "word.on")).isEqualTo("on");
        assertThat(texts.say(Locale.forLanguageTag("de-AT"), "word.on")).isEqualTo("an");
        assertThat(texts.say(Locale.ROOT, "word.on")).isEqualTo("on");
    }

    @Test
    void numbersReadAsPeopleSayThem() {
        assertThat(texts.say(Locale.ENGLISH, "refused.quota.video", 1, "30 November"))
                .isEqualTo("You have used your free video for this week. The next comes on 30 November, 00:00 UTC.");
        assertThat(texts.say(Locale.GERMAN, "refused.quota.image", 5, "24. November"))
                .isEqualTo(
                        "Deine 5 kostenlosen Bilder für heute sind aufgebraucht. Neue gibt es am 24. November, 00:00 UTC.");
        assertThat(texts.say(Locale.ENGLISH, "progress.running.image", 40)).isEqualTo("Painting, 40 %");
    }

    private String text(Locale language, String key) {
        return texts.pattern(language, key).orElseThrow();
    }
}
