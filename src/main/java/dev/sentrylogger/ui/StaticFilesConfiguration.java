package dev.sentrylogger.ui;

import com.vaadin.flow.server.StaticFileHandlerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** How long a browser may keep our files. */
@Configuration(proxyBeanMethods = false)
class StaticFilesConfiguration {
    @Bean
    StaticFileHandlerFactory staticFiles() {
        return StaticFiles::new;
    }

    /** Weak tags, because a strong one keeps Tomcat from compressing. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etagsOfOurFiles() {
        var etags = new ShallowEtagHeaderFilter();
        etags.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>(etags);
        registration.addUrlPatterns("/app/*");
        return registration;
    }
}
