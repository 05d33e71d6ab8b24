package dev.greenroom;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole service on a random port, on H2 in memory and a clock that the test moves; jobs run only when the test runs
 * them ({@link DueJobs}). All such classes share one context; each class begins with an empty house (no cases, own tables
 * empty, models of tests gone, clock at {@link CleanHouse#START}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@TestExecutionListeners(listeners = CleanHouse.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface GreenroomTest {}
