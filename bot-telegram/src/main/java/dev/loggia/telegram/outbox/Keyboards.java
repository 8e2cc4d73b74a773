package dev.loggia.telegram.outbox;

import dev.loggia.chat.Button;
import dev.loggia.chat.ButtonIds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Buttons as Telegram's inline keyboards. */
final class Keyboards {
    private static final int MOST_IN_A_ROW = 3;
    private static final Pattern HERE = Pattern.compile("localhost|127\\..*|\\[.*]|[^.]*");

    private final ButtonIds ids;
    private final boolean anyAddress;

    /**
     * @param anyAddress whether buttons may open addresses that only this machine knows; Telegram refuses a whole message for
     *     one such button, a stand-in does not
     */
    Keyboards(ButtonIds ids, boolean anyAddress) {
        this.ids = ids;
        this.anyAddress = anyAddress;
    }

    /** Null when there is no button to show. */
    @Nullable
    InlineKeyboardMarkup of(List<List<Button>> rows) {
        List<InlineKeyboardRow> keyboard = new ArrayList<>();
        for (List<Button> row : rows) {
            keyboard.addAll(
                    broken(row.stream().map(this::of).filter(Objects::nonNull).toList()));
        }
        return keyboard.isEmpty()
                ? null
                : InlineKeyboardMarkup.builder().keyboard(keyboard).build();
    }

    /** A phone shows three words beside each other; what is longer is broken into rows of about the same length. */
    private static List<InlineKeyboardRow> broken(List<InlineKeyboardButton> row) {
        int rows = (row.size() + MOST_IN_A_ROW - 1) / MOST_IN_A_ROW;
        List<InlineKeyboardRow> broken = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            broken.add(new InlineKeyboardRow(row.subList(i * row.size() / rows, (i + 1) * row.size() / rows)));
        }
        return broken;
    }

    private @Nullable InlineKeyboardButton of(Button button) {
        String face = (button.emoji() + " " + button.label()).strip();
        InlineKeyboardButton made = new InlineKeyboardButton(face);
        if (button.does() instanceof Button.Does.Press press) {
            made.setCallbackData(ids.write(press.action(), press.subject()));
            return made;
        }
        URI page = ((Button.Does.Open) button.does()).page();
        if (!anyAddress && isHere(page)) {
            return null;
        }
        made.setUrl(page.toString());
        return made;
    }

    private static boolean isHere(URI page) {
        String host = page.getHost();
        return host == null || HERE.matcher(host).matches();
    }
}
