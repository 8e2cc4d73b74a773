package dev.loggia.portal.problem;

import java.util.List;

/** The kinds of problems that a feature adds: a bean of this type is all it takes to give each its page and its documentation. */
public interface ProblemTypes {
    List<ProblemType> list();
}
