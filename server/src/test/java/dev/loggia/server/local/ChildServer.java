package dev.loggia.server.local;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process for tests to kill: it has PostgreSQL and Redis running and something written. */
final class ChildServer {
    static final String READY = "child is ready";

    private ChildServer() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        DataFolder folder = DataFolder.open(Path.of(args[0]));
        folder.startRedis();
        LocalServersTest.write(folder.startPostgres(sentence -> {}));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
