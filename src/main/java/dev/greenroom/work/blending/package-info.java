/**
 * Who is offered which piece of work between two calls, and who is called back: rules alone, without a database, so that
 * the service and the simulated day of calls decide by the same ones.
 */
@NullMarked
package dev.greenroom.work.blending;

import org.jspecify.annotations.NullMarked;
