package dev.greenroom.sla;

import org.springframework.stereotype.Component;

/** What due dates follow from: the calendars and the table in force. */
@Component
record Rules(Calendars calendars, ServiceLevels levels) {}
