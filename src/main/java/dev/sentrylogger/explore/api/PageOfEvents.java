package dev.sentrylogger.explore.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of a search. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@WhichEvents
@Parameters({
    @Parameter(
            name = "order",
            description = "By the time the events happened",
            schema =
                    @Schema(
                            allowableValues = {"newest", "oldest"},
                            defaultValue = "newest")),
    @Parameter(
            name = "limit",
            description = "Events a page, 1 to 1000",
            schema = @Schema(type = "integer", defaultValue = "100", minimum = "1", maximum = "1000")),
    @Parameter(name = "cursor", description = "The cursor of the page before")
})
@interface PageOfEvents {}
