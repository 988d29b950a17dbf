package dev.sentrylogger.account;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the console, in one line, that people may come, and where. */
@Component
final class ReadyLine {
    private final PublicAddress address;
    private final Setup setup;
    private final Environment environment;

    ReadyLine(PublicAddress address, Setup setup, Environment environment) {
        this.address = address;
        this.setup = setup;
        this.environment = environment;
    }

    // The console and not the log: the link is a secret, and logs are kept and sent around.
    @EventListener(ApplicationReadyEvent.class)
    @SuppressWarnings("SystemOut")
    void print() {
        System.out.println(text());
    }

    String text() {
        String base =
                address.find().orElseGet(() -> "http://localhost:" + environment.getProperty("local.server.port"));
        String ready = "Sentry Logger is ready: " + base;
        return setup.isDone() ? ready : ready + "  First run: create the owner at " + base + setup.link();
    }
}
