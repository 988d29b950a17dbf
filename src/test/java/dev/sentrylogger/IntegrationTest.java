package dev.sentrylogger;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the whole server: a real embedded PostgreSQL in a folder of its own under target/, a real HTTP port. Classes
 * with the same settings share one server, so a test makes its own users and apps and never counts what others stored.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"data.dir=target/test-data/${random.uuid}", "vaadin.productionMode=true"})
@ExtendWith(OwnSecurityStrategy.class)
public @interface IntegrationTest {}
