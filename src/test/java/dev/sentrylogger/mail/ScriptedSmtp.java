package dev.sentrylogger.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An SMTP server that says yes to everything but one line. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    private final String beginning;
    private final String answer;

    /** @param beginning of the line that is answered with {@code answer} */
    ScriptedSmtp(String beginning, String answer) throws IOException {
        this.beginning = beginning;
        this.answer = answer;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        try (Socket client = socket.accept();
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 scripted");
            boolean content = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (content && !line.equals(".")) {
                    continue;
                }
                content = line.equals("DATA");
                say(client, line.startsWith(beginning) ? answer : usual(line));
            }
        } catch (IOException e) {
            // The client hung up, or the test is over.
        }
    }

    private static String usual(String line) {
        return switch (line.split(" ", 2)[0]) {
            case "EHLO" -> "250-scripted\r\n250 AUTH PLAIN LOGIN";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            default -> "250 ok";
        };
    }

    private static void say(Socket client, String text) throws IOException {
        client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
