package dev.loggia.portal.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All kinds of problems by their codes, whoever declared them. */
@Component
public class KnownProblemTypes {
    private final Map<String, ProblemType> byCode = new TreeMap<>();

    KnownProblemTypes(List<ProblemTypes> declared) {
        declared.forEach(types -> types.list().forEach(type -> {
            if (byCode.putIfAbsent(type.code(), type) != null) {
                throw new IllegalStateException("Two kinds of problems have the code " + type.code());
            }
        }));
    }

    /** By code. */
    public List<ProblemType> list() {
        return List.copyOf(byCode.values());
    }

    Optional<ProblemType> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}
