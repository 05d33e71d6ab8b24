package dev.greenroom;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What no class may do here, each with its reason. */
@AnalyzeClasses(packages = "dev.greenroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final DescribedPredicate<JavaClass> CAMUNDA = resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule camundaStaysInFewModules = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.greenroom.engine..",
                    "dev.greenroom.cases..",
                    "dev.greenroom.work..",
                    "dev.greenroom.models..",
                    "dev.greenroom.connectors..",
                    "dev.greenroom.replay..")
            .should()
            .dependOnClassesThat(CAMUNDA)
            .because("a move to another engine must touch few modules");

    @ArchTest
    static final ArchRule camundaInternalsStayInEngine = noClasses()
            .that()
            .resideOutsideOfPackage("dev.greenroom.engine..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.camunda.bpm..impl..", "org.camunda.bpm.spring.boot..")
                    .and(alwaysTrue()))
            .because("the engine's inside and its starter change without notice");

    @ArchTest
    static final ArchRule noWallClock = noClasses()
            .that()
            .areNotAssignableTo(java.time.Clock.class)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callConstructor(Date.class)
            .because("every date comes from the one Clock bean, so that tests and replay can move it");

    @ArchTest
    static final ArchRule noRoomsWithoutATopic = noClasses()
            .should()
            .resideInAnyPackage("..service..", "..util..", "..utils..", "..dto..", "..common..", "..helper..")
            .because("a package is named for what it is about");

    @ArchTest
    static final ArchRule noNamesWithoutAMeaning = noClasses()
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .because("a type is named with a noun of the glossary");

    @ArchTest
    static final ArchRule noFieldInjection = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("a class that cannot be built without its collaborators is easy to test");

    @ArchTest
    static final ArchRule nothingRemoteInTheEngine = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.greenroom.engine..",
                    "dev.greenroom.readmodel..",
                    "dev.greenroom.sla..",
                    "dev.greenroom.cases..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.net.http..",
                    "org.springframework.web.client..",
                    "jakarta.mail..",
                    "org.springframework.mail.."))
            .because("a remote call inside an engine transaction holds its locks for as long as the other side likes");

    @ArchTest
    static final ArchRule noOpenStreamsOfRows = noClasses()
            .should()
            .callMethod(org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec.class, "stream")
            .because("a stream of rows holds its connection until somebody closes it; list() gives it back");
}
