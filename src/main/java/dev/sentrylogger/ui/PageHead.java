package dev.sentrylogger.ui;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Element;

/** What stands in the head of every page, before anything is painted. */
final class PageHead implements IndexHtmlRequestListener {
    private static final String DESCRIPTION =
            "Logs and errors of all your apps, live and searchable. Self-hosted, in one jar.";

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var document = response.getDocument();
        document.child(0).attr("lang", "en");
        Element head = document.head();
        head.appendElement("meta").attr("name", "description").attr("content", DESCRIPTION);
        head.appendElement("meta").attr("name", "robots").attr("content", isLanding(response) ? "index" : "noindex");
        head.appendElement("link")
                .attr("rel", "icon")
                .attr("type", "image/svg+xml")
                .attr("href", "app/logo.svg");
        // Neither deferred nor a module: the colour scheme must be set before the first paint.
        head.appendElement("script").attr("src", "app/shell.js");
    }

    private static boolean isLanding(IndexHtmlResponse response) {
        String path = response.getVaadinRequest().getPathInfo();
        return path == null || path.equals("/");
    }
}
