package dev.sentrylogger.explore.api;

import dev.sentrylogger.explore.TimeExpression;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters that say which events an answer is about. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Parameters({
    @Parameter(name = "query", description = "Words, levels and fields, such as: level>=warn \"card declined\""),
    @Parameter(name = "from", description = "Not before this time: " + TimeExpression.ALLOWED),
    @Parameter(name = "to", description = "Before this time; forms as for from")
})
@interface WhichEvents {}
