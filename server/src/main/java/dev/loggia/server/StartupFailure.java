package dev.loggia.server;

import dev.loggia.engine.platform.ErrorCode;
import dev.loggia.engine.platform.LoggiaException;
import dev.loggia.server.settings.StartupProblem;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the sentence for the operator in what the start threw, however deep the framework wrapped it. */
final class StartupFailure {
    private StartupFailure() {}

    /** Empty: nothing the operator could have done; a defect of ours. */
    static Optional<String> sentence(Throwable failure) {
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
                return Optional.of("The setting " + bind.getName() + " cannot be used: " + innermost(bind) + ".");
            }
        }
        return Optional.empty();
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("[.\\s]+$", "");
    }
}
