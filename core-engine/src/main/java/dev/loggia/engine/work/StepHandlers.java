package dev.loggia.engine.work;

import java.util.List;

/**
 * Handlers that are bound to what this node has, one for each of its doors, say. They run here even if the node leaves common
 * work to others, who could not do it.
 */
public interface StepHandlers {

    /** Asked once, at the start. */
    List<StepHandler> listHandlers();
}
