package dev.loggia.portal.models;

import dev.loggia.portal.problem.ProblemType;
import dev.loggia.portal.problem.ProblemTypes;
import java.util.List;
import org.springframework.stereotype.Component;

/** What choosing a model and its settings can meet. */
@Component
public class ModelProblem implements ProblemTypes {
    public static final ProblemType MEMBERS_ONLY = ProblemType.of(
            "members_only", 403, "Members only", "The model or setting exists, but only members may use it.");
    public static final ProblemType INVALID_SETTINGS = ProblemType.of(
            "invalid_settings",
            422,
            "Invalid settings",
            "The model or a setting is not one the catalogue allows. Nothing was accepted.");

    @Override
    public List<ProblemType> list() {
        return List.of(MEMBERS_ONLY, INVALID_SETTINGS);
    }
}
