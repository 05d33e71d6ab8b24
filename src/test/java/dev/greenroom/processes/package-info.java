/** The shipped processes, proved: they run, read well, and every path of theirs is walked. */
@NullMarked
package dev.greenroom.processes;

import org.jspecify.annotations.NullMarked;
