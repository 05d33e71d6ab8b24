/** Ids, values and refusals every module speaks; no behaviour of its own. */
@NullMarked
package dev.greenroom.shared;

import org.jspecify.annotations.NullMarked;
