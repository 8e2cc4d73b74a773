package dev.loggia.engine.platform;

/** The one unchecked exception for what was not expected. Expected results are returned, not thrown. */
public class LoggiaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public LoggiaException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public LoggiaException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
