/** Whole journeys in a real browser. */
@NullMarked
package dev.greenroom.browser;

import org.jspecify.annotations.NullMarked;
