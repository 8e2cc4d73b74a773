package dev.loggia.telegram.outbox;

import dev.loggia.chat.Button;
import dev.loggia.chat.ButtonIds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Buttons as Telegram's inline keyboards. */
final class Keyboards {
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
            InlineKeyboardRow shown = new InlineKeyboardRow();
            for (Button button : row) {
                InlineKeyboardButton made = of(button);
                if (made != null) {
                    shown.add(made);
                }
            }
            if (!shown.isEmpty()) {
                keyboard.add(shown);
            }
        }
        return keyboard.isEmpty()
                ? null
                : InlineKeyboardMarkup.builder().keyboard(keyboard).build();
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
