package dev.sentrylogger.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The settings of this module. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    AdminSettings.class,
    GoogleSettings.class,
    OidcSettings.class,
    PublicAddress.class,
    TwoStepReset.Settings.class
})
class AccountConfiguration {
    /** Keeps the session's cookie to https where people come by https. */
    @Bean
    static WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(PublicAddress address) {
        return factory -> {
            if (address.isHttps()) {
                var cookie = factory.getSettings().getSession().getCookie();
                cookie.setSecure(true);
                cookie.setPath("/");
                // RFC 6265bis §4.1.3.2: the prefix makes browsers refuse such a cookie from any other host.
                cookie.setName("__Host-session");
            }
        };
    }
}
