package dev.sentrylogger.ui;

import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.zip.CRC32;
import org.springframework.http.HttpHeaders;

/**
 * Serves files as Vaadin does, but lets a browser keep what has a hash in its address for good, and makes it ask each time
 * for the rest of our own files, so that an upgrade is seen at once.
 *
 * <p>Our files are compared by content, since in a reproducible build all have the same date: what Vaadin handles as the
 * time of the last change is, for them, a checksum.
 */
final class StaticFiles extends StaticFileServer {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    StaticFiles(VaadinService service) {
        super(service);
    }

    @Override
    protected void writeCacheHeaders(String file, HttpServletRequest request, HttpServletResponse response) {
        if (file.startsWith("/VAADIN/build/") || request.getParameter("v-c") != null) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
        } else if (isOurs(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        } else {
            super.writeCacheHeaders(file, request, response);
        }
    }

    @Override
    protected long writeModificationTimestamp(URL resource, HttpServletRequest request, HttpServletResponse response) {
        if (!isOurs(request)) {
            return super.writeModificationTimestamp(resource, request, response);
        }
        long checksum = checksum(resource);
        response.setHeader(HttpHeaders.ETAG, tag(checksum));
        return checksum;
    }

    @Override
    protected boolean browserHasNewestVersion(HttpServletRequest request, long version) {
        return isOurs(request)
                ? tag(version).equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))
                : super.browserHasNewestVersion(request, version);
    }

    private static boolean isOurs(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
        return path.startsWith("/app/");
    }

    /** Weak, because a strong tag keeps Tomcat from compressing. */
    private static String tag(long checksum) {
        return "W/\"" + Long.toHexString(checksum) + '"';
    }

    private static long checksum(URL resource) {
        var checksum = new CRC32();
        try (var content = resource.openStream()) {
            checksum.update(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checksum.getValue();
    }
}
