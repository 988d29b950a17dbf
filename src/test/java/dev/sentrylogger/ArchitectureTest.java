package dev.sentrylogger;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;

/** What the modules' declared dependencies cannot say. Six rules, no more: a rule that needs exceptions is not one. */
@AnalyzeClasses(packages = "dev.sentrylogger", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule servicesKnowNoVaadin = noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .and()
            .resideOutsideOfPackages("dev.sentrylogger", "dev.sentrylogger.account")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..")
            .because("paging, sorting and delivery are ours to name; only views and sign-in touch Vaadin");

    @ArchTest
    static final ArchRule viewsAskServices = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "org.springframework.data..")
            .because("a view that reads tables skips the checks of the service");

    @ArchTest
    static final ArchRule injectionIsByConstructor = fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Date.class)
            .because("tests set the injected clock");

    @ArchTest
    static final ArchRule eventTextIsNeverMarkup = ArchRuleDefinition.noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.vaadin.flow.component.Html")
            .because("text of an event reaches a page as text only");

    /** Sign-in through a provider, mail and the database go out through libraries of their own, to where the operator says. */
    @ArchTest
    static final ArchRule oneWayOut = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sentrylogger.outbound")
            // Reads files of the class path, whose addresses are URLs too.
            .and()
            .doNotHaveFullyQualifiedName("dev.sentrylogger.ui.StaticFiles")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.net.http..",
                    "org.apache.hc..",
                    "org.springframework.web.client..",
                    "org.springframework.web.reactive..",
                    "org.springframework.http.client..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(HttpURLConnection|URLConnection)|javax\\.net\\.ssl\\.HttpsURLConnection")
            .orShould()
            .callMethodWhere(target(name("openConnection"))
                    .or(target(name("openStream")))
                    .and(target(owner(type(URL.class)))))
            .because("an address that a person typed may lead inside (SSRF); only OutboundHttp checks where it goes");
}
