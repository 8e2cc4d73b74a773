package dev.loggia.telegram.outbox;

import dev.loggia.chat.Message;
import java.util.List;

/** The words and buttons of a message, as long as they may be. */
final class Wording {
    private final Message message;
    private final Keyboards keyboards;
    private final PageLinks pages;
    private boolean plain;

    Wording(Message message, Keyboards keyboards, PageLinks pages) {
        this.message = message;
        this.keyboards = keyboards;
        this.pages = pages;
    }

    /** From now on without markup and buttons. False when it was so already. */
    boolean simplify() {
        boolean before = plain;
        plain = true;
        return !before;
    }

    Speech.Words asMessage(List<Chosen> pictures) {
        return of(pictures, Html.MESSAGE);
    }

    Speech.Words asCaption(List<Chosen> pictures) {
        return of(pictures, Html.CAPTION);
    }

    /** Without markup, for an alert. */
    String bare() {
        return Html.plain(message.body(), Html.MESSAGE);
    }

    private Speech.Words of(List<Chosen> pictures, int most) {
        String bare = Html.plain(message.body(), most);
        if (plain) {
            return new Speech.Words(bare, null, null);
        }
        String link = link(pictures);
        String html = Html.of(message.body(), most - link.length() - 1);
        String whole = link.isEmpty() ? html : (html + "\n" + Html.escaped(link)).strip();
        return new Speech.Words(bare, whole, keyboards.of(message.rows()));
    }

    /** The address of what could not be sent whole. */
    private String link(List<Chosen> pictures) {
        return pictures.stream()
                .filter(one -> one.form().partial())
                .findFirst()
                .flatMap(one -> pages.of(one.asset().generation()))
                .orElse("");
    }
}
