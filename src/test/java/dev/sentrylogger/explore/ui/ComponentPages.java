package dev.sentrylogger.explore.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Serves our client components with no server of ours behind, each on a page of its own: {@code explore/NAME.html}, or
 * where there is none {@code explore/component.html}, which notes in {@code asked} what it is asked for.
 */
final class ComponentPages implements AutoCloseable {
    private static final String PAGES = "/explore/";

    private final HttpServer files;

    ComponentPages() throws IOException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", ComponentPages::serve);
        files.start();
    }

    /** The address of the component's page. */
    String of(String name) {
        return "http://127.0.0.1:" + files.getAddress().getPort() + PAGES + name + ".html";
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            byte[] file = path.startsWith(PAGES) ? page(path) : read("/META-INF/resources" + path);
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", type(path) + ";charset=utf-8");
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file);
        }
    }

    private static byte @Nullable [] page(String path) throws IOException {
        byte[] own = read(path);
        String name = path.substring(PAGES.length()).replace(".html", "");
        if (own != null || read("/META-INF/resources/app/" + name + ".js") == null) {
            return own;
        }
        byte[] usual = read(PAGES + "component.html");
        return usual == null
                ? null
                : new String(usual, StandardCharsets.UTF_8)
                        .replace("COMPONENT", name)
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] read(String resource) throws IOException {
        try (InputStream file = ComponentPages.class.getResourceAsStream(resource)) {
            return file == null ? null : file.readAllBytes();
        }
    }

    private static String type(String path) {
        if (path.endsWith(".html")) {
            return "text/html";
        }
        return path.endsWith(".css") ? "text/css" : "text/javascript";
    }

    @Override
    public void close() {
        files.stop(0);
    }
}
