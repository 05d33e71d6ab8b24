/** Two months of made-up cases, so that a first look at Greenroom is not a look at empty lists. */
@NullMarked
package dev.greenroom.replay.demo;

import org.jspecify.annotations.NullMarked;
