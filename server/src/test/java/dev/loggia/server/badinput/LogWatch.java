package dev.loggia.server.badinput;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, ours down to the details. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("dev.loggia");
    private final Level before;

    private LogWatch() {
        before = ours.getLevel();
    }

    static LogWatch open() {
        LogWatch watch = new LogWatch();
        watch.start();
        watch.root.addAppender(watch);
        watch.ours.setLevel(Level.DEBUG);
        return watch;
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** One text an event: message, keys and the whole exception. */
    List<String> lines() {
        return events.stream().map(LogWatch::text).toList();
    }

    /** Messages alone, as they would be one line each. */
    List<String> messages() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** Forgets what was logged up to now. */
    void forget() {
        events.clear();
    }

    private static String text(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getMDCPropertyMap() + thrown;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.setLevel(before);
        stop();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
