package dev.loggia.telegram.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loggia.chat.Button;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** How buttons stand below a message. */
class KeyboardsTest {
    private static final URI PAGE = URI.create("https://loggia.example/g/1");

    @ParameterizedTest
    @CsvSource({"1,1", "3,3", "4,2 2", "5,2 3"})
    void aLongRowIsBrokenEvenly(int buttons, String lengths) {
        List<Button> row =
                Stream.generate(() -> Button.open("Open", PAGE)).limit(buttons).toList();

        List<InlineKeyboardRow> shown =
                Objects.requireNonNull(keyboards(false).of(List.of(row))).getKeyboard();

        assertThat(shown.stream().map(List::size).map(String::valueOf)).containsExactly(lengths.split(" "));
    }

    @Test
    void aPageOfThisMachineIsNoButtonAtTelegram() {
        List<Button> row = List.of(Button.open("Open", URI.create("http://localhost:8080/g/1")));

        assertThat(keyboards(false).of(List.of(row))).isNull();
        assertThat(keyboards(true).of(List.of(row))).isNotNull();
    }

    private static Keyboards keyboards(boolean anyAddress) {
        return new Keyboards(
                new dev.loggia.chat.ButtonIds() {
                    @Override
                    public String write(String action, String subject) {
                        return action;
                    }

                    @Override
                    public java.util.Optional<Pressed> read(String id) {
                        return java.util.Optional.empty();
                    }
                },
                anyAddress);
    }
}
