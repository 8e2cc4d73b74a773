package dev.loggia.server;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.server.settings.StartupProblem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.unit.DataSize;

/** Finds the sentence for the operator in what the start threw, however deep the framework wrapped it. */
public final class StartupFailure {
    private StartupFailure() {}

    /** Empty: nothing the operator could have done; a defect of ours. */
    public static Optional<String> sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem problem) {
                return Optional.ofNullable(problem.getMessage());
            }
            if (cause instanceof LoggiaException known && known.code() == ErrorCode.CONFIGURATION) {
                return Optional.ofNullable(known.getMessage());
            }
            if (cause instanceof PortInUseException port) {
                return Optional.of(ListenAddress.inUse(port.getPort(), "PORT"));
            }
            if (cause instanceof BindException bind) {
                return Optional.of("The setting " + bind.getName() + " cannot be used: " + why(bind) + ".");
            }
        }
        return Optional.empty();
    }

    /** In our words where a text is of no use for what is wanted; what our own checks say stays as it is. */
    private static String why(BindException bind) {
        for (Throwable cause = bind; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                Optional<String> wanted = wanted(conversion.getTargetType().getType());
                if (wanted.isPresent()) {
                    return "it must be " + wanted.get() + ", but it is \"" + conversion.getValue() + "\"";
                }
            }
        }
        return innermost(bind);
    }

    private static Optional<String> wanted(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Optional.of("a whole number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Optional.of("true or false");
        }
        if (type == Duration.class) {
            return Optional.of("a time such as 500ms, 10s or 2m");
        }
        if (type == DataSize.class) {
            return Optional.of("a size such as 64KB or 1MB");
        }
        return type.isEnum()
                ? Optional.of("one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(it -> String.valueOf(it)
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'))
                                .collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("[.\\s]+$", "");
    }
}
