package dev.loggia.engine.testing;

import dev.loggia.engine.platform.Rejection;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every code of every feature, found by looking: no list has to be kept. */
public final class RejectionCodes {
    private RejectionCodes() {}

    public static Stream<Rejection.Code> all() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Rejection.Code.class));
        return scan.findCandidateComponents("dev.loggia").stream()
                .flatMap(found -> Arrays.stream(constants(String.valueOf(found.getBeanClassName()))));
    }

    private static Rejection.Code[] constants(String name) {
        return (Rejection.Code[]) ClassUtils.resolveClassName(name, null).getEnumConstants();
    }
}
