package dev.sentrylogger.app.ui;

/** How loggers of other languages are made to print JSON, an event a line, in a form that is understood. */
enum OtherLogger {
    SPRING("Java: Spring Boot", "application.properties", """
            logging.structured.format.console=logstash
            """),
    LOGBACK("Java: Logback", "logback.xml", """
            <configuration>
              <appender name="json" class="ch.qos.logback.core.ConsoleAppender">
                <encoder class="ch.qos.logback.classic.encoder.JsonEncoder">
                  <withFormattedMessage>true</withFormattedMessage>
                  <withMessage>false</withMessage>
                  <withArguments>false</withArguments>
                  <withContext>false</withContext>
                  <withSequenceNumber>false</withSequenceNumber>
                  <withNanoseconds>false</withNanoseconds>
                </encoder>
              </appender>
              <root level="info"><appender-ref ref="json"/></root>
            </configuration>
            """),
    LOG4J2("Java: Log4j 2", "log4j2.xml, with log4j-layout-template-json beside log4j-core", """
            <Configuration>
              <Appenders>
                <Console name="json">
                  <JsonTemplateLayout eventTemplateUri="classpath:EcsLayout.json"/>
                </Console>
              </Appenders>
              <Loggers>
                <Root level="info"><AppenderRef ref="json"/></Root>
              </Loggers>
            </Configuration>
            """),
    PINO("Node: pino", "your code", """
            import pino from 'pino'

            const log = pino({ base: { service: 'my-app' } })
            log.info({ user: 7 }, 'Hello from pino')
            """),
    WINSTON("Node: winston", "your code", """
            import winston from 'winston'

            const { combine, timestamp, errors, json } = winston.format
            const log = winston.createLogger({
              format: combine(errors({ stack: true }), timestamp(), json()),
              transports: [new winston.transports.Console()],
            })
            log.info('Hello from winston', { user: 7 })
            """),
    SLOG("Go: slog", "your code", """
            package main

            import (
            	"log/slog"
            	"os"
            )

            func main() {
            	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stdout, nil)))
            	slog.Info("Hello from Go", "user", 7)
            }
            """),
    SERILOG(".NET: Serilog", "your code, with Serilog.Formatting.Compact", """
            Log.Logger = new LoggerConfiguration()
                .WriteTo.Console(new RenderedCompactJsonFormatter())
                .CreateLogger();

            Log.Information("Hello from {Language}", "C#");
            """),
    MONOLOG("PHP: Monolog", "your code", """
            $stdout = new Monolog\\Handler\\StreamHandler('php://stdout');
            $stdout->setFormatter(new Monolog\\Formatter\\JsonFormatter());

            $log = new Monolog\\Logger('my-app', [$stdout]);
            $log->info('Hello from PHP', ['user' => 7]);
            """);

    private final String label;
    private final String place;
    private final String text;

    OtherLogger(String label, String place, String text) {
        this.label = label;
        this.place = place;
        this.text = text.strip();
    }

    String label() {
        return label;
    }

    /** Where the text belongs. */
    String place() {
        return place;
    }

    String text() {
        return text;
    }
}
