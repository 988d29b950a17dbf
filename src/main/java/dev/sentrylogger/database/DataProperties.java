package dev.sentrylogger.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server keeps everything of its own on this machine: {@code data.dir}, or {@code DATA_DIR}.
 *
 * @param dir a folder, relative to the working directory unless absolute; a string, because Spring would look for a
 *     {@code Path} of that name on the class path first
 */
@ConfigurationProperties("data")
public record DataProperties(@DefaultValue("./data") String dir) {
    public Path path() {
        return Path.of(dir).toAbsolutePath().normalize();
    }
}
