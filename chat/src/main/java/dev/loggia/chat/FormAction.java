package dev.loggia.chat;

/** An action that is a form first, acknowledged by {@link Acknowledgement.Ask}. */
public interface FormAction extends ChatAction {

    /**
     * What the form holds when it opens, and for whom it does not. May read the database; where that takes too long the form
     * opens empty for whoever asked, so what comes of the submission has to look at everything again. Changes nothing.
     */
    Opening open(Call call);
}
