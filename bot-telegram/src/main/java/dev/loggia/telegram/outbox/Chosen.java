package dev.loggia.telegram.outbox;

import dev.loggia.engine.media.MediaAsset;
import dev.loggia.telegram.gallery.Form;

/** A result and the form that it is to be shown in. */
record Chosen(MediaAsset asset, Form form) {

    Chosen lower() {
        return new Chosen(asset, form.lower(asset));
    }

    Chosen in(Form other) {
        return new Chosen(asset, other);
    }

    boolean sendable() {
        return form != Form.LINK;
    }

    /** Whether it goes into one album with photos and videos. */
    boolean mixes() {
        return form == Form.PHOTO || form == Form.VIDEO || form == Form.PREVIEW;
    }
}
