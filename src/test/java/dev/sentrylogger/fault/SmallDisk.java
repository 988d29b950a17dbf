package dev.sentrylogger.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory that takes the place of a folder, and that a test fills to the byte. Needs root, on Linux. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path ballast;

    private SmallDisk(Path folder) {
        this.folder = folder;
        ballast = folder.resolve("ballast");
    }

    /** With what {@code folder} holds now. */
    static SmallDisk under(Path folder, int megabytes) throws Exception {
        Path moved = folder.resolveSibling(folder.getFileName() + ".moved");
        Files.move(folder, moved);
        Files.createDirectory(folder);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0,
                "Small disks are made with mount, which needs root");
        assertThat(run("cp", "-a", moved + "/.", folder.toString())).isZero();
        assertThat(run("rm", "-r", moved.toString())).isZero();
        return new SmallDisk(folder);
    }

    long freeMegabytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() >> 20;
    }

    /** Leaves so much free, as another program would that shares the disk. */
    void fillUpTo(long megabytes) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(64 * 1024);
        try (var file = FileChannel.open(
                ballast, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (Files.getFileStore(folder).getUsableSpace() > megabytes << 20) {
                file.write(block.clear());
            }
        } catch (IOException e) {
            // Full: somebody else took the last bytes, which is as good.
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws Exception {
        assertThat(run("umount", folder.toString())).isZero();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
