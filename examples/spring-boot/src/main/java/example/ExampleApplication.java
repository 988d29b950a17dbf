package example;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Logs as any Spring app does; that its logs are sent is a matter of configuration. */
@SpringBootApplication
public class ExampleApplication implements CommandLineRunner {
    private static final Logger log = LoggerFactory.getLogger(ExampleApplication.class);

    public static void main(String[] args) {
        SpringApplication.run(ExampleApplication.class, args);
    }

    @Override
    public void run(String... args) {
        MDC.put("user.id", "42");
        log.info("order {} placed from Spring", "o-1");
        try {
            throw new IllegalStateException("no price");
        } catch (IllegalStateException e) {
            log.error("order failed in Spring", e);
        }
    }
}
