package dev.greenroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * {@link GreenroomTest} on a real PostgreSQL. Write a contract once as an abstract class, and give it two subclasses of
 * one line each, one per annotation.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles({"postgres", "test"})
@Import(EmbeddedPostgresDatabase.class)
@TestExecutionListeners(listeners = CleanHouse.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface GreenroomPostgresTest {}
