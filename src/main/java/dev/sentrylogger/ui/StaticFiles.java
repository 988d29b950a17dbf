package dev.sentrylogger.ui;

import com.vaadin.flow.server.StaticFileServer;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URL;
import org.springframework.http.HttpHeaders;

/**
 * Serves files as Vaadin does, but lets a browser keep what has a hash in its name for good, and makes it ask each time
 * for our own files, so that an upgrade is seen at once.
 */
final class StaticFiles extends StaticFileServer {
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    StaticFiles(VaadinService service) {
        super(service);
    }

    @Override
    protected void writeCacheHeaders(String file, HttpServletRequest request, HttpServletResponse response) {
        if (file.startsWith("/VAADIN/build/")) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
        } else if (isOurs(file)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        } else {
            super.writeCacheHeaders(file, request, response);
        }
    }

    /** Our files are compared by content: in a reproducible build every file has the same date. */
    @Override
    protected long writeModificationTimestamp(URL resource, HttpServletRequest request, HttpServletResponse response) {
        return isOurs(request.getServletPath()) ? -1 : super.writeModificationTimestamp(resource, request, response);
    }

    private static boolean isOurs(String path) {
        return path.startsWith("/app/");
    }
}
