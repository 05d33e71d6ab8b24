/** When people work, and what that does to a date: opening hours, holidays, due dates. Pure: no clock, no database. */
@NullMarked
package dev.greenroom.sla.calendar;

import org.jspecify.annotations.NullMarked;
