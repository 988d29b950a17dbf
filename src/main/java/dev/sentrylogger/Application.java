package dev.sentrylogger;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Sentry Logger: a self-hosted log and error monitor. */
@SpringBootApplication
@Push(transport = Transport.WEBSOCKET)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://app/styles.css")
public class Application implements AppShellConfigurator {
    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
