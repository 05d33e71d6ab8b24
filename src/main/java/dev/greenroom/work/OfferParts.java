package dev.greenroom.work;

import dev.greenroom.readmodel.TaskViews;
import dev.greenroom.readmodel.Timeline;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What acts on a work item and tells of it. */
@Component
record OfferParts(
        TaskViews tasks, Attempts attempts, Timeline timeline, TaskService engine, ApplicationEventPublisher tell) {}
