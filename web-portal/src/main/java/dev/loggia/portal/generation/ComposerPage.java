package dev.loggia.portal.generation;

import dev.loggia.engine.account.Requester;
import org.springframework.ui.Model;

/** The whole page around a composer, which may carry an error: what a form without script is answered with. */
public interface ComposerPage {
    /** Fills the model and names the view. */
    String show(Model model, Requester requester, Composer composer);
}
