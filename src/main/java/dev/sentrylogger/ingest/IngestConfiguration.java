package dev.sentrylogger.ingest;

import dev.sentrylogger.app.Rejections;
import dev.sentrylogger.app.Usage;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import tools.jackson.databind.json.JsonMapper;

/** Puts the doors at their addresses, behind a security chain of their own that keeps no state and asks for no login. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {
    @Bean
    ServletRegistrationBean<IngestServlet> ingestServlet(
            BatchDoor batches,
            StreamDoor streams,
            IngestMeters meters,
            Rejections rejections,
            Usage usage,
            ServerStop stop,
            JsonMapper json) {
        return new ServletRegistrationBean<>(
                new IngestServlet(batches, streams, meters, rejections, usage, stop, json), "/ingest/*");
    }

    /** No session, cookie, redirect or CSRF check: the doors judge the API key themselves. */
    @Bean
    @Order(10)
    SecurityFilterChain ingestSecurity(HttpSecurity http) {
        return http.securityMatcher("/ingest", "/ingest/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
