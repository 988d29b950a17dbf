package dev.sentrylogger.explore.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves our client components, each on a page of its own ({@code explore/NAME.html}), with no server of ours behind. */
final class ComponentPages implements AutoCloseable {
    private final HttpServer files;

    ComponentPages() throws IOException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", ComponentPages::serve);
        files.start();
    }

    /** The address of the page {@code explore/NAME.html}. */
    String of(String name) {
        return "http://127.0.0.1:" + files.getAddress().getPort() + "/explore/" + name + ".html";
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String resource = path.startsWith("/explore/") ? path : "/META-INF/resources" + path;
        try (exchange;
                InputStream file = ComponentPages.class.getResourceAsStream(resource)) {
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String type = resource.endsWith(".html")
                    ? "text/html"
                    : resource.endsWith(".css") ? "text/css" : "text/javascript";
            exchange.getResponseHeaders().set("Content-Type", type + ";charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            file.transferTo(exchange.getResponseBody());
        }
    }

    @Override
    public void close() {
        files.stop(0);
    }
}
