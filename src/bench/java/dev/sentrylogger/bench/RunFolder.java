package dev.sentrylogger.bench;

import dev.sentrylogger.BenchServer;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** The files of one run, removed with it: ten million events leave gigabytes. */
final class RunFolder implements AutoCloseable {
    private final Path data = BenchServer.newDataDirectory();

    RunFolder() throws IOException {}

    /** The server's folder, made by the server. */
    Path data() {
        return data;
    }

    /** That of the yardstick's database. */
    Path yardstick() {
        return data.resolveSibling("yardstick");
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(data.getParent());
    }
}
